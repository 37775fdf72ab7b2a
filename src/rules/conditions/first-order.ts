import { z } from "../../shared/schema"
import { defineCondition, met, unmet } from "../condition"

/** The buyer's first order. Of a guest nobody knows; then it is none. */
export const firstOrder = defineCondition({
  code: "first_order",
  args: z.strictObject({}),
  fields: [],
  describe: () => "First order",
  check: ({ orders_before }) => {
    if (orders_before === null) {
      return unmet("orders_not_known")
    }
    return orders_before === 0 ? met() : unmet("not_first_order", { number: orders_before + 1 })
  },
})
