import { useParams } from "react-router-dom"
import { OccasionForm } from "../../../../../components/loyalty/occasion-form"
import { useOccasion } from "../../../../../hooks/use-loyalty-levels"

const EditOccasionPage = () => {
  const { id } = useParams()
  const { data, isError, error } = useOccasion(id)
  if (isError) {
    throw error
  }
  return data ? <OccasionForm key={data.id} occasion={data} /> : null
}

export default EditOccasionPage
