/** Fields that rewards, and programmes that give some, have in common. */
import { currencyCode, ids } from "../shared/fields"
import { amount, decimalsOf, isLess, zero } from "../shared/money"
import { takes, z } from "../shared/schema"

const DECIMAL = /^\d{1,12}(\.\d{1,10})?$/

/** A decimal as text: `12.50`. */
export const decimal = z.string().regex(DECIMAL, "must be a decimal as text such as 12.50")

export const positive = decimal.refine((text) => !DECIMAL.test(text) || isLess(zero, amount(text)), { message: "must be more than 0", params: { reason: "not_positive" } })

/** More than 0, at most 100. */
export const percentage = positive
  .refine((text) => !DECIMAL.test(text) || !isLess(amount(100), amount(text)), { message: "must be at most 100", params: { reason: "too_big" } })
  .refine((text) => !DECIMAL.test(text) || decimalsOf(amount(text)) <= 4, { message: "must have at most 4 decimals", params: { reason: "too_many_decimals" } })

/** At least one currency, each once: `{ "eur": "10.00" }`. */
export const amounts = z
  .record(z.string(), positive)
  .superRefine((given, context) => {
    const codes = Object.keys(given)
    if (!codes.length) {
      context.addIssue({ code: "custom", message: "must name an amount for at least one currency", params: { reason: "too_small" } })
    }
    codes.filter((code) => !currencyCode.safeParse(code).success).forEach((code) => context.addIssue({ code: "custom", path: [code], message: "must be a three-letter currency code", params: { reason: "invalid_currency" } }))
    if (new Set(codes.map((code) => code.toLowerCase())).size !== codes.length) {
      context.addIssue({ code: "custom", message: "must name each currency once", params: { reason: "duplicate_currency" } })
    }
  })
  .transform((given) => Object.fromEntries(Object.entries(given).map(([code, value]) => [code.toLowerCase(), value])))

/** Off an order, in per cent or in an amount by currency. */
export const discount = z.discriminatedUnion(
  "type",
  [z.strictObject({ type: z.literal("percentage"), value: percentage }), z.strictObject({ type: z.literal("fixed"), amounts })],
  takes("percentage", "fixed")
)

/** Which goods. One kind of target at a time: Medusa's promotions ask for all of their rules at once. */
export const scope = z.strictObject({ product_ids: ids.optional(), category_ids: ids.optional(), collection_ids: ids.optional() }).refine((given) => Object.values(given).filter(Boolean).length === 1, {
  message: "must name exactly one of product_ids, category_ids and collection_ids; all goods: null",
  params: { reason: "one_scope" },
})
