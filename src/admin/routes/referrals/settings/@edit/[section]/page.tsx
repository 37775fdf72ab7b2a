import { Navigate, useParams } from "react-router-dom"
import { EditSettings } from "../../../../../components/referral-settings/edit-settings"
import { useReferralProgram } from "../../../../../hooks/use-referrals"
import { referralSections } from "../../../../../lib/referral-settings"

/** The form of one part of the settings; an address that names none leads back. */
const EditReferralSettingsPage = () => {
  const { section: named } = useParams()
  const { data } = useReferralProgram()
  const section = referralSections.find((candidate) => candidate === named)
  if (!section) {
    return <Navigate to="/referrals/settings" replace />
  }
  return data ? <EditSettings key={section} program={data} section={section} /> : null
}

export default EditReferralSettingsPage
