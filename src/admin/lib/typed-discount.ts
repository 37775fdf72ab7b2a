import type { Reward } from "../../types/loyalty-levels"
import { required } from "./points-number"
import type { Problem } from "./problem"
import { amountsOf, problemOfPositive, problemsOfPositiveAmounts, type TypedAmounts } from "./typed-amounts"
import { readTypedNumber } from "./typed-number"

/** What the Admin API takes of a percentage, and of an amount. */
const percentDecimals = 4
export const amountDecimals = 10

type Discount = { type: "percentage"; value: string } | { type: "fixed"; amounts: Record<string, string> }
type Scope = Extract<Reward, { kind: "personal_code" }>["scope"]

/** A discount as a form holds it; only the fields of its type are sent. */
export type DiscountDraft = { type: Discount["type"]; value: string; amounts: TypedAmounts }

export const discountTypes = ["percentage", "fixed"] as const satisfies readonly Discount["type"][]

export const draftOfDiscount = (discount: Discount): DiscountDraft => ({
  type: discount.type,
  value: discount.type === "percentage" ? discount.value : "",
  amounts: discount.type === "fixed" ? discount.amounts : {},
})

export const discountOf = (draft: DiscountDraft): Discount =>
  draft.type === "percentage" ? { type: "percentage", value: percentOf(draft.value) } : { type: "fixed", amounts: amountsOf(draft.amounts) }

/** What is wrong with it, at `path.value` or `path.amounts.eur`. */
export const problemsOfDiscount = (path: string, draft: DiscountDraft): Problem[] =>
  draft.type === "percentage" ? problemsOfPercent(`${path}.value`, draft.value) : problemsOfPositiveAmounts(`${path}.amounts`, draft.amounts, amountDecimals, true)

/** A typed percentage as the Admin API takes it; what cannot be read stays as it is, and its problem is shown first. */
export const percentOf = (text: string): string => {
  const read = readTypedNumber(text)
  return "value" in read ? String(read.value) : text
}

/** What is wrong with a typed percentage above 0 and up to 100. */
export const problemsOfPercent = (path: string, text: string): Problem[] => {
  const read = readTypedNumber(text)
  if ("problem" in read) {
    return [{ path, reason: read.problem }]
  }
  return read.value > 100 ? [{ path, reason: "percentage_over_100" }] : problemOfPositive(path, text, percentDecimals)
}

export const rewardScopes = ["all", "products", "categories", "collections"] as const
export type RewardScope = (typeof rewardScopes)[number]

/** The goods that a code works for, as a form holds them. */
export type ScopeDraft = { type: RewardScope; ids: string[] }

const scopeKeys = { products: "product_ids", categories: "category_ids", collections: "collection_ids" } as const

export const draftOfScope = (scope: Scope): ScopeDraft => {
  if (scope?.product_ids) {
    return { type: "products", ids: scope.product_ids }
  }
  if (scope?.category_ids) {
    return { type: "categories", ids: scope.category_ids }
  }
  return scope?.collection_ids ? { type: "collections", ids: scope.collection_ids } : { type: "all", ids: [] }
}

export const scopeOf = ({ type, ids }: ScopeDraft): Scope => (type === "all" ? null : { [scopeKeys[type]]: ids })

/** A scope that names something has to name it. */
export const problemsOfScope = (path: string, { type, ids }: ScopeDraft): Problem[] => required(type === "all" || ids.length > 0, path, "none_chosen")
