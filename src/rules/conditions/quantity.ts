import { pieces } from "../../shared/fields"
import { amount, isLess, minus, toNumber } from "../../shared/money"
import { z } from "../../shared/schema"
import { counted, defineCondition, met, unmet } from "../condition"
import { countedLines, piecesOf } from "../situation"

const args = z.strictObject({ minimum: pieces, maximum: pieces.nullable().default(null) }).refine(({ minimum, maximum }) => maximum === null || maximum >= minimum, {
  path: ["maximum"],
  message: "must not be less than the minimum",
  params: { reason: "maximum_below_minimum" },
})

/** At least `minimum` and at most `maximum` pieces in all. */
export const quantity = defineCondition<z.infer<typeof args>>({
  code: "quantity",
  args,
  fields: [
    { name: "minimum", kind: "quantity" },
    { name: "maximum", kind: "quantity", optional: true },
  ],
  describe: ({ minimum, maximum }) => (maximum === null ? `At least ${counted(minimum, "piece")}` : `${minimum} to ${counted(maximum, "piece")}`),
  check: (situation, { minimum, maximum }) => {
    const found = piecesOf(countedLines(situation))
    if (isLess(found, amount(minimum))) {
      return unmet("too_few_pieces", { missing: toNumber(minus(amount(minimum), found)), minimum })
    }
    return maximum !== null && isLess(amount(maximum), found) ? unmet("too_many_pieces", { excess: toNumber(minus(found, maximum)) }) : met()
  },
})
