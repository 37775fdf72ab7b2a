import { Navigate, useParams } from "react-router-dom"
import { EditSettings } from "../../../../../components/points-settings/edit-settings"
import { usePointsProgram } from "../../../../../hooks/use-points-program"
import { programSections } from "../../../../../lib/points-settings"

/** The form of one part of the settings; an address that names none leads back. */
const EditPointsSettingsPage = () => {
  const { section: named } = useParams()
  const { data } = usePointsProgram()
  const section = programSections.find((candidate) => candidate === named)
  if (!section) {
    return <Navigate to="/reward-points/settings" replace />
  }
  return data ? <EditSettings key={section} program={data.program} section={section} /> : null
}

export default EditPointsSettingsPage
