import { pieces } from "../../shared/fields"
import { z } from "../../shared/schema"
import { counted, defineCondition, met, unmet } from "../condition"
import { countedLines } from "../situation"

/** At least so many different products; two variants of one are one product, what an admin typed in is none. */
export const distinctProducts = defineCondition({
  code: "distinct_products",
  args: z.strictObject({ minimum: pieces }),
  fields: [{ name: "minimum", kind: "quantity" }],
  describe: ({ minimum }) => `At least ${counted(minimum, "different product")}`,
  check: (situation, { minimum }) => {
    const found = new Set(countedLines(situation).flatMap(({ product_id }) => product_id ?? [])).size
    return found < minimum ? unmet("too_few_products", { missing: minimum - found, minimum }) : met()
  },
})
