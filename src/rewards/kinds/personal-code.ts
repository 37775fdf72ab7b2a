import { currencyCode, ids } from "../../shared/fields"
import { amount, decimalsOf, isLess, zero } from "../../shared/money"
import { takes, z } from "../../shared/schema"
import { inWords, money, number } from "../words"
import { defineReward, type RewardReference } from "../reward-kind"

const DECIMAL = /^\d{1,12}(\.\d{1,10})?$/

const decimal = z.string().regex(DECIMAL, "must be a decimal as text such as 12.50")

const positive = decimal.refine((text) => !DECIMAL.test(text) || isLess(zero, amount(text)), { message: "must be more than 0", params: { reason: "not_positive" } })

const percentage = positive
  .refine((text) => !DECIMAL.test(text) || !isLess(amount(100), amount(text)), { message: "must be at most 100", params: { reason: "too_big" } })
  .refine((text) => !DECIMAL.test(text) || decimalsOf(amount(text)) <= 4, { message: "must have at most 4 decimals", params: { reason: "too_many_decimals" } })

/** At least one currency, each once: `{ "eur": "10.00" }`. */
const amounts = z
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

const discount = z.discriminatedUnion(
  "type",
  [z.strictObject({ type: z.literal("percentage"), value: percentage }), z.strictObject({ type: z.literal("fixed"), amounts })],
  takes("percentage", "fixed")
)

/** Which goods. One kind of target at a time: Medusa's promotions ask for all of their rules at once. */
const scope = z.strictObject({ product_ids: ids.optional(), category_ids: ids.optional(), collection_ids: ids.optional() }).refine((given) => Object.values(given).filter(Boolean).length === 1, {
  message: "must name exactly one of product_ids, category_ids and collection_ids; all goods: null",
  params: { reason: "one_scope" },
})

const schema = z.strictObject({
  kind: z.literal("personal_code"),
  discount,
  valid_days: z.number().int().min(1).max(3660),
  minimum_spend: amounts.nullable().default(null),
  scope: scope.nullable().default(null),
})

export type PersonalCodeReward = z.infer<typeof schema>

/** A promotion code of one buyer, for one order, with an end. */
export const personalCodeReward = defineReward<PersonalCodeReward>({
  kind: "personal_code",
  schema,
  title: (reward) => discountInWords(reward.discount),
  references: ({ discount, minimum_spend, scope }) => [
    ...(discount.type === "fixed" ? currenciesOf("discount.amounts", discount.amounts) : []),
    ...currenciesOf("minimum_spend", minimum_spend ?? {}),
    ...targetsOf(scope),
  ],
})

/** `10 % off`, `5.00 EUR or 6.00 USD off` */
export const discountInWords = (discount: PersonalCodeReward["discount"]) =>
  inWords((language) => {
    const off = discount.type === "percentage" ? `${number(language, discount.value)} %` : Object.entries(discount.amounts).map(([code, value]) => money(language, value, code)).join(language === "en" ? " or " : " oder ")
    return language === "en" ? `${off} off` : `${off} Rabatt`
  })

const currenciesOf = (path: string, given: Record<string, string>): RewardReference[] => Object.keys(given).map((code) => ({ path: `${path}.${code}`, entity: "currencies", ids: [code] }))

const targetsOf = (scope: PersonalCodeReward["scope"]): RewardReference[] => [
  ...(scope?.product_ids ? [{ path: "scope.product_ids", entity: "products" as const, ids: scope.product_ids }] : []),
  ...(scope?.category_ids ? [{ path: "scope.category_ids", entity: "categories" as const, ids: scope.category_ids }] : []),
  ...(scope?.collection_ids ? [{ path: "scope.collection_ids", entity: "collections" as const, ids: scope.collection_ids }] : []),
]
