/** For whom and when the friend's discount works, and by which promotion it is computed. Pure: the cart and the time are handed in. */
import { canonical, sha256 } from "../../../shared/digest"
import { amount, currencyDecimals, decimalsOf, isLess, minus, percentOf, roundHalfUp, type Amount } from "../../../shared/money"
import type { ReferralDiscount } from "../../../types/referrals"
import type { ReferralState } from "./states"

/**
 * A claim as far as its discount needs it.
 *
 * @property used_by The cart that is completed with the friend's first order, or was
 * @property is_of_cart The code was put on this cart. Otherwise its buyer has put it on another one
 */
export type ClaimStanding = {
  id: string
  state: ReferralState
  reason: string
  lapses_at: Date
  is_of_cart: boolean
  is_retired: boolean
  discount: ReferralDiscount | null
  minimum_spend: Record<string, string> | null
  used_by: string | null
}

/**
 * @property goods_net What its goods cost without tax, before promotions
 * @property discountable_net The same of the goods that promotions may reduce
 */
export type DiscountCart = { id: string; currency_code: string; goods_net: Amount; discountable_net: Amount }

/** How the discount is computed: there is a promotion for each. */
export type DiscountMethod = { type: "percentage"; value: string } | { type: "fixed"; value: string; currency_code: string }

/** Why the discount of a claim does not work on a cart. `not_a_friend` has the reason that the referral was rejected for. */
export type DiscountRefusal =
  | { reason: "another_cart" | "claim_lapsed" | "discount_used" | "no_discount" | "program_off" }
  | { reason: "not_a_friend"; why: string }
  | { reason: "other_currency"; currency_codes: string[] }
  | { reason: "below_minimum_spend"; missing: string; currency_code: string }

export type Discounted = { works: true; method: DiscountMethod } | { works: false; refusal: DiscountRefusal }

/** While the friend's first order may still come. In review the friend keeps the discount. */
const OPEN: readonly ReferralState[] = ["claimed", "in_review"]

/** Whether a claim waits for the friend's first order. */
export const isOpenClaim = ({ state, lapses_at, is_retired }: Pick<ClaimStanding, "state" | "lapses_at" | "is_retired">, at: Date): boolean => OPEN.includes(state) && !is_retired && at < lapses_at

/**
 * What the discount of a claim is on a cart.
 *
 * @param begun_at when the payment was begun that is already authorized for exactly this cart: what was open then is
 *   kept, as prices are
 */
export const discountOn = (claim: ClaimStanding, cart: DiscountCart, at: Date, begun_at: Date | null = null): Discounted => {
  const refusal = standingRefusal(claim, cart, begun_at ?? at) ?? (begun_at ? null : spendRefusal(claim, cart))
  if (refusal) {
    return { works: false, refusal }
  }
  const method = claim.discount && methodOf(claim.discount, cart)
  return method ? { works: true, method } : { works: false, refusal: claim.discount ? { reason: "other_currency", currency_codes: currenciesOf(claim.discount) } : { reason: "no_discount" } }
}

const standingRefusal = (claim: ClaimStanding, cart: DiscountCart, at: Date): DiscountRefusal | null => {
  if (!claim.is_of_cart) {
    return { reason: "another_cart" }
  }
  if (claim.state === "rejected") {
    return { reason: "not_a_friend", why: claim.reason }
  }
  if (claim.is_retired) {
    return { reason: "program_off" }
  }
  if (claim.state === "lapsed") {
    return { reason: "claim_lapsed" }
  }
  if (!OPEN.includes(claim.state) || (claim.used_by !== null && claim.used_by !== cart.id)) {
    return { reason: "discount_used" }
  }
  return at < claim.lapses_at ? null : { reason: "claim_lapsed" }
}

const spendRefusal = ({ minimum_spend }: Pick<ClaimStanding, "minimum_spend">, { currency_code, goods_net }: DiscountCart): DiscountRefusal | null => {
  if (minimum_spend === null) {
    return null
  }
  const minimum = minimum_spend[currency_code]
  if (minimum === undefined) {
    return { reason: "other_currency", currency_codes: Object.keys(minimum_spend) }
  }
  // Where prices include tax, a net sum has endless decimals; it is compared as the buyer reads it.
  const goods = roundHalfUp(goods_net, currencyDecimals(currency_code))
  return isLess(goods, amount(minimum)) ? { reason: "below_minimum_spend", missing: withDecimals(minus(amount(minimum), goods), currency_code), currency_code } : null
}

const withDecimals = (sum: Amount, currency_code: string): string => sum.toFixed(Math.max(currencyDecimals(currency_code), decimalsOf(sum)))

/** Promotions of Medusa know no cap: where a percentage would take off more, the cap itself is off. In a currency that the terms do not name nothing is. */
const methodOf = (discount: ReferralDiscount, { currency_code, discountable_net }: DiscountCart): DiscountMethod | null => {
  if (discount.type === "fixed") {
    const value = discount.amounts[currency_code]
    return value === undefined ? null : { type: "fixed", value, currency_code }
  }
  const { value, maximum } = discount
  if (maximum === null) {
    return { type: "percentage", value }
  }
  const most = maximum[currency_code]
  if (most === undefined) {
    return null
  }
  return isLess(amount(most), percentOf(discountable_net, value)) ? { type: "fixed", value: most, currency_code } : { type: "percentage", value }
}

const currenciesOf = (discount: ReferralDiscount): string[] => Object.keys((discount.type === "fixed" ? discount.amounts : discount.maximum) ?? {})

/** The same for all that is computed alike: `10` and `10.00` per cent are one. */
export const methodKey = (program_id: string, method: DiscountMethod): string => sha256(`referrals:promotion:${program_id}:${canonical({ ...method, value: amount(method.value).toFixed() })}`)

/** Why, in words for the buyer. */
export const discountRefusalInWords = (refusal: DiscountRefusal): string => {
  switch (refusal.reason) {
    case "another_cart":
      return "the discount of a referral code works on the cart that the code was put on"
    case "claim_lapsed":
      return "the discount of the referral code holds no longer"
    case "discount_used":
      return "the discount of a referral code is for one first order, and has been used already"
    case "no_discount":
      return "the referral code gives no discount"
    case "program_off":
      return "referral codes are not taken at present"
    case "not_a_friend":
      return "the discount of a referral code is for the first order of a new customer"
    case "other_currency":
      return `the discount of the referral code holds in ${refusal.currency_codes.map((code) => code.toUpperCase()).join(", ")} only`
    case "below_minimum_spend":
      return `the discount of the referral code needs goods for ${refusal.missing} ${refusal.currency_code.toUpperCase()} more, without tax`
  }
}
