import { useParams } from "react-router-dom"
import { LadderForm } from "../../../../../components/loyalty/ladder-form"
import { useLadder } from "../../../../../hooks/use-loyalty-levels"

const EditLadderPage = () => {
  const { id } = useParams()
  const { data, isError, error } = useLadder(id)
  if (isError) {
    throw error
  }
  return data ? <LadderForm key={data.id} ladder={data} /> : null
}

export default EditLadderPage
