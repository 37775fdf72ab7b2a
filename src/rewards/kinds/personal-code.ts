import { amounts, discount, scope } from "../fields"
import { z } from "../../shared/schema"
import { inWords, money, number } from "../words"
import { defineReward, type RewardReference } from "../reward-kind"

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

/** Currencies that amounts name. */
export const currenciesOf = (path: string, given: Record<string, string>): RewardReference[] => Object.keys(given).map((code) => ({ path: `${path}.${code}`, entity: "currencies", ids: [code] }))

/** Goods that a scope names. */
export const targetsOf = (scope: PersonalCodeReward["scope"]): RewardReference[] => [
  ...(scope?.product_ids ? [{ path: "scope.product_ids", entity: "products" as const, ids: scope.product_ids }] : []),
  ...(scope?.category_ids ? [{ path: "scope.category_ids", entity: "categories" as const, ids: scope.category_ids }] : []),
  ...(scope?.collection_ids ? [{ path: "scope.collection_ids", entity: "collections" as const, ids: scope.collection_ids }] : []),
]
