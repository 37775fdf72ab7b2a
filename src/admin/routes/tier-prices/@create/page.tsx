import { useSearchParams } from "react-router-dom"
import { CreateRule } from "../../../components/rule-form/create-rule"
import { useRuleCopy } from "../../../hooks/use-rule-copy"

/** A new rule, or with `?from=<id>` a copy of one. */
const CreateTierPricePage = () => {
  const [address] = useSearchParams()
  const { start, isError, error } = useRuleCopy(address.get("from"))
  if (isError) {
    throw error
  }
  return start ? <CreateRule draft={start.draft} items={start.items} /> : null
}

export default CreateTierPricePage
