/** For whom and when a personal code works. Pure: who asks, and when, is handed in. */
import { sha256 } from "../../../shared/digest"
import { normalizedEmail } from "../../../shared/email"
import { amount, currencyDecimals, decimalsOf, isLess, minus, roundHalfUp, type Amount } from "../../../shared/money"

/** What a guest's codes are known by; the address itself is not kept. Null where there is none. */
export const ownerDigest = (email: string | null | undefined): string | null => {
  const address = normalizedEmail(email ?? "")
  return address ? sha256(`rewards:owner:${address}`) : null
}

/** A code as it stands. Either `customer_id` or `email_digest` says whose it is; neither, once its owner was erased. */
export type CodeStanding = {
  id: string
  code: string
  customer_id: string | null
  email_digest: string | null
  ends_at: Date
  closed_at: Date | null
  minimum_spend: Record<string, string> | null
  /** In which currency a fixed amount is off; null: in any. */
  currency_code: string | null
  /** The cart that uses it, or has used it. */
  used_by: string | null
}

/**
 * The cart on which a code is, or is to be.
 *
 * @property customer_id Whose own session has touched the cart: who only knows an address is nobody
 * @property goods_net What its goods cost without tax, before promotions
 */
export type CodeCart = { id: string; customer_id: string | null; email: string | null; currency_code: string; goods_net: Amount }

/** Why a code does not work on a cart. */
export type CodeRefusal =
  | { reason: "code_of_another" | "code_ended" | "code_used" }
  | { reason: "other_currency"; currency_codes: string[] }
  | { reason: "below_minimum_spend"; missing: string; currency_code: string }

/** Whose code it is. A registered owner's works in his own carts alone, whatever address they carry. */
const isOwner = (code: Pick<CodeStanding, "customer_id" | "email_digest">, cart: Pick<CodeCart, "customer_id" | "email">): boolean =>
  code.customer_id !== null ? code.customer_id === cart.customer_id : code.email_digest !== null && code.email_digest === ownerDigest(cart.email)

/**
 * Why a code does not work on a cart; null: it works.
 *
 * @param begun_at when the payment was begun that is already authorized for exactly this cart: what was
 *   open then is kept, as prices are
 */
export const codeRefusal = (code: CodeStanding, cart: CodeCart, at: Date, begun_at: Date | null = null): CodeRefusal | null => {
  if (!isOwner(code, cart)) {
    return { reason: "code_of_another" }
  }
  if (code.used_by !== null && code.used_by !== cart.id) {
    return { reason: "code_used" }
  }
  if (code.closed_at !== null || code.ends_at <= (begun_at ?? at)) {
    return { reason: "code_ended" }
  }
  return begun_at ? null : spendRefusal(code, cart)
}

const spendRefusal = ({ currency_code, minimum_spend }: CodeStanding, cart: CodeCart): CodeRefusal | null => {
  if (currency_code !== null && currency_code !== cart.currency_code) {
    return { reason: "other_currency", currency_codes: [currency_code] }
  }
  if (minimum_spend === null) {
    return null
  }
  const minimum = minimum_spend[cart.currency_code]
  if (minimum === undefined) {
    return { reason: "other_currency", currency_codes: Object.keys(minimum_spend) }
  }
  // Where prices include tax, a net sum has endless decimals: 38.84 with 19 % are 32.638655…, which every buyer reads as 32.64.
  const goods = roundHalfUp(cart.goods_net, currencyDecimals(cart.currency_code))
  return isLess(goods, amount(minimum))
    ? { reason: "below_minimum_spend", missing: withDecimals(minus(amount(minimum), goods), cart.currency_code), currency_code: cart.currency_code }
    : null
}

/** `66` EUR is `66.00`; a minimum that is finer than its currency stays so. */
const withDecimals = (sum: Amount, currency_code: string): string => sum.toFixed(Math.max(currencyDecimals(currency_code), decimalsOf(sum)))

/** Why, in words for the buyer. */
export const refusalInWords = (refusal: CodeRefusal): string => {
  switch (refusal.reason) {
    case "code_of_another":
      return "is a personal code of another buyer: log in with the account, or use the e-mail address, that it was given to"
    case "code_used":
      return "has been used already: a personal code holds for one order"
    case "code_ended":
      return "holds no longer"
    case "other_currency":
      return `holds in ${refusal.currency_codes.map((code) => code.toUpperCase()).join(", ")} only`
    case "below_minimum_spend":
      return `needs goods for ${refusal.missing} ${refusal.currency_code.toUpperCase()} more, without tax`
  }
}

export type CodeStatus = "open" | "used" | "ended"

export const codeStatus = ({ used_by, ends_at, closed_at }: Pick<CodeStanding, "used_by" | "ends_at" | "closed_at">, at: Date): CodeStatus =>
  used_by !== null ? "used" : closed_at !== null || ends_at <= at ? "ended" : "open"
