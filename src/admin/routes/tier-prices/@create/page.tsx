import { useSearchParams } from "react-router-dom"
import { CreateRule } from "../../../components/rule-form/create-rule"
import { useRuleCopy } from "../../../hooks/use-rule-copy"

/** A new rule, with `?from=<id>` a copy of one, with `?customer_group_id=<id>` one for a group. */
const CreateTierPricePage = () => {
  const [address] = useSearchParams()
  const { start, isError, error } = useRuleCopy(address.get("from"), address.get("customer_group_id"))
  if (isError) {
    throw error
  }
  return start ? <CreateRule draft={start.draft} items={start.items} /> : null
}

export default CreateTierPricePage
