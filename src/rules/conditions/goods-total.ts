import { currencyCode, money } from "../../shared/fields"
import { amount, isLess, minus, plus, roundHalfUp, toNumber, zero, type Amount } from "../../shared/money"
import { z } from "../../shared/schema"
import { defineCondition, met, unmet } from "../condition"
import { countedLines, rememberedOf, type Situation, type SituationLine } from "../situation"

const args = z
  .strictObject({
    currency_code: currencyCode,
    tax: z.enum(["net", "gross"]).default("net"),
    promotions: z.enum(["after", "before"]).default("after"),
    minimum: money,
    maximum: money.nullable().default(null),
  })
  .refine(({ minimum, maximum }) => maximum === null || maximum >= minimum, {
    path: ["maximum"],
    message: "must not be less than the minimum",
    params: { reason: "maximum_below_minimum" },
  })

type Args = z.infer<typeof args>

/** The goods cost at least `minimum` and at most `maximum`, both included, in one currency: several currencies are several conditions under `any`. */
export const goodsTotal = defineCondition<Args>({
  code: "goods_total",
  args,
  fields: [
    { name: "currency_code", kind: "currency" },
    { name: "tax", kind: "option", options: ["net", "gross"], optional: true },
    { name: "promotions", kind: "option", options: ["after", "before"], optional: true },
    { name: "minimum", kind: "amount" },
    { name: "maximum", kind: "amount", optional: true },
  ],
  describe: ({ currency_code, tax, promotions, minimum, maximum }) =>
    `Goods for ${maximum === null ? "at least " : ""}${minimum}${maximum === null ? "" : ` to ${maximum}`} ${currency_code.toUpperCase()} ${tax}, ${promotions} promotions`,
  check: (situation, { currency_code, tax, promotions, minimum, maximum }) => {
    if (situation.currency_code !== currency_code) {
      return unmet("other_currency", { currency_codes: [currency_code] })
    }
    const total = totalOf(situation, promotions === "after" ? tax : `${tax}_before`)
    if (isLess(total, amount(minimum))) {
      return unmet("below_minimum", { missing: toNumber(minus(amount(minimum), total)), minimum, currency_code })
    }
    return maximum !== null && isLess(amount(maximum), total) ? unmet("above_maximum", { excess: toNumber(minus(total, maximum)), currency_code }) : met()
  },
})

/** Amounts without their tax are quotients of twenty decimals, whose sum may miss a whole 100 by the last of them. */
const DECIMALS = 10

type Sum = keyof Pick<SituationLine, "net" | "gross" | "net_before" | "gross_before">

const sums: Record<Sum, WeakMap<readonly SituationLine[], Amount>> = { net: new WeakMap(), gross: new WeakMap(), net_before: new WeakMap(), gross_before: new WeakMap() }

const totalOf = (situation: Situation, of: Sum): Amount =>
  rememberedOf(sums[of], situation.lines, () => roundHalfUp(countedLines(situation).reduce((sum, line) => plus(sum, line[of]), zero), DECIMALS))
