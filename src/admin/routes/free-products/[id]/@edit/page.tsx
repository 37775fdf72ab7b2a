import { useParams } from "react-router-dom"
import { FreeProductForm } from "../../../../components/free-products/rule-form"
import { useFreeProductRule } from "../../../../hooks/use-free-products"

const EditFreeProductPage = () => {
  const { id } = useParams()
  const { data, isError, error } = useFreeProductRule(id)
  if (isError) {
    throw error
  }
  return data ? <FreeProductForm key={data.id} rule={data} /> : null
}

export default EditFreeProductPage
