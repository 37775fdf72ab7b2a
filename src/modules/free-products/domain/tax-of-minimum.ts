/** Whether the amount that a buyer is told to be missing is counted without or with tax. */
import { isRecord, shapeOf } from "../../../rules/read-condition"
import type { FreeProductRule } from "./free-product-rule"

type Tax = "net" | "gross"

/** How a rule counts amounts of a currency; null where it asks for none, or for some without and some with tax. */
export const taxOfMinimum = ({ conditions, repeat }: Pick<FreeProductRule, "conditions" | "repeat">, currency_code: string): Tax | null => {
  const repeated = repeat.type === "per_amount" && repeat.amounts.some((each) => each.currency_code === currency_code) ? [repeat.tax] : []
  const [tax, ...others] = new Set([...taxesIn(conditions, currency_code), ...repeated])
  return tax && !others.length ? tax : null
}

/** What a `not` asks for is too much, not too little. */
const taxesIn = (node: unknown, currency_code: string): Tax[] => {
  const shape = shapeOf(node)
  switch (shape.kind) {
    case "all":
    case "any":
      return shape.parts.flatMap((part) => taxesIn(part, currency_code))
    case "leaf":
      return shape.code === "goods_total" && isRecord(shape.args) && shape.args.currency_code === currency_code ? [shape.args.tax === "gross" ? "gross" : "net"] : []
    default:
      return []
  }
}
