import { useSearchParams } from "react-router-dom"
import { useFreeProductRule } from "../../hooks/use-free-products"
import { useWords } from "../../hooks/use-words"
import { copyOfFreeProductRule, freeProductRuleFor } from "../../lib/free-product-draft"
import { FreeProductForm } from "./rule-form"

/** The form of a new rule: with `?from=<id>` a copy of that one, with `?customer_group_id=` or `?variant_id=` one for that group or variant. */
export const CreateFreeProduct = () => {
  const { t } = useWords()
  const [address] = useSearchParams()
  const from = address.get("from")
  const { data, isError, error } = useFreeProductRule(from)
  if (isError) {
    throw error
  }
  if (from) {
    return data ? <FreeProductForm key={from} start={copyOfFreeProductRule(data, t("form.copyOf", { name: data.name }))} /> : null
  }
  return <FreeProductForm start={freeProductRuleFor({ customer_group_id: address.get("customer_group_id"), variant_id: address.get("variant_id") })} />
}
