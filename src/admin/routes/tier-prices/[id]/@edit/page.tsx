import { useParams } from "react-router-dom"
import { EditRule } from "../../../../components/rule-form/edit-rule"
import { useTierPriceRule } from "../../../../hooks/use-tier-price-rules"

const EditTierPricePage = () => {
  const { id } = useParams()
  const { data, isError, error } = useTierPriceRule(id)
  if (isError) {
    throw error
  }
  return data ? <EditRule key={data.id} rule={data} /> : null
}

export default EditTierPricePage
