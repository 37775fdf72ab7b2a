import { pieces } from "../../shared/fields"
import { z } from "../../shared/schema"
import { defineCondition, met, unmet } from "../condition"

/** The buyer's order of this number (`once`: the fifth), or each multiple of it (`every`: the fifth, the tenth and so on). */
export const nthOrder = defineCondition<{ number: number; occurrence: "once" | "every" }>({
  code: "nth_order",
  args: z.strictObject({ number: pieces, occurrence: z.enum(["once", "every"]).default("once") }),
  fields: [
    { name: "number", kind: "quantity" },
    { name: "occurrence", kind: "option", options: ["once", "every"], optional: true },
  ],
  describe: ({ number, occurrence }) => (occurrence === "once" ? `Order number ${number}` : `Order number ${number} and each multiple of it`),
  check: ({ orders_before }, { number, occurrence }) => {
    if (orders_before === null) {
      return unmet("orders_not_known")
    }
    const current = orders_before + 1
    const isDue = occurrence === "once" ? current === number : current % number === 0
    return isDue ? met() : unmet("other_order_number", { number: current })
  },
})
