import type { MedusaContainer } from "@medusajs/framework/types"
import { isOpen } from "../../modules/referrals/domain/program"
import { friendInWords } from "../../modules/referrals/domain/words"
import { RefusalError } from "../../shared/refusal-error"
import { amount, currencyDecimals, decimalsOf, isLess, minus, roundHalfUp } from "../../shared/money"
import type { StoreCartReferral } from "../../types/referrals"
import { moneyOfMedusa } from "../carts/snapshot"
import { readFriendCart, type FriendCart } from "./friends/friend-facts"
import { advocateName } from "./people"
import { referrals } from "./referrals"

/**
 * What a buyer is told of the code on his cart; null where there is none.
 *
 * @throws RefusalError `cart_not_found`; `referrals_off` where the programme takes no claims and there is none on the cart
 */
export const presentCartReferral = async (container: MedusaContainer, cart_id: string, at: Date): Promise<StoreCartReferral> => {
  const service = referrals(container)
  const [cart, program] = [await readFriendCart(container, cart_id), await service.readProgram()]
  if (!cart) {
    throw new RefusalError("cart_not_found", [{ path: "id", reason: "cart_not_found", message: "there is no such cart" }])
  }
  const claim = await service.claimOnCart(cart_id)
  if (!claim && !isOpen(program, at)) {
    throw new RefusalError("referrals_off", [{ path: "", reason: "referrals_off", message: "this shop takes no referral codes at present" }])
  }
  if (!claim) {
    return null
  }
  const { friend, owner_id, owner_type } = claim
  const missing = missingOf(cart, friend.minimum_spend)
  return {
    code: claim.code,
    advocate_name: owner_id === null ? null : await advocateName(container, program, { type: owner_type, id: owner_id }),
    friend_gets: friendInWords(friend, cart.currency_code),
    discount_works: friend.discount !== null && missing === null,
    missing: missing === "other_currency" ? null : missing,
  }
}

/** Goods that are missing for the discount; null: none are. */
const missingOf = ({ currency_code, item_subtotal }: FriendCart, minimum_spend: Record<string, string> | null): { amount: string; currency_code: string } | "other_currency" | null => {
  if (minimum_spend === null) {
    return null
  }
  const minimum = minimum_spend[currency_code]
  if (minimum === undefined) {
    return "other_currency"
  }
  const goods = roundHalfUp(amount(moneyOfMedusa.parse(item_subtotal ?? 0)), currencyDecimals(currency_code))
  const sum = minus(amount(minimum), goods)
  return isLess(goods, amount(minimum)) ? { amount: sum.toFixed(Math.max(currencyDecimals(currency_code), decimalsOf(sum))), currency_code } : null
}
