import { useParams } from "react-router-dom"
import { EditEarningRule } from "../../../../../components/points-rules/edit-rule"
import { useEarningRule } from "../../../../../hooks/use-points-rules"

const EditEarningRulePage = () => {
  const { id } = useParams()
  const { data, isError, error } = useEarningRule(id)
  if (isError) {
    throw error
  }
  return data ? <EditEarningRule key={data.id} rule={data} /> : null
}

export default EditEarningRulePage
