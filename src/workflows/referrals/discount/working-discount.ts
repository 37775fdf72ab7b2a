/** Which friend's discount works on a cart. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { discountOn, discountRefusalInWords, methodKey, type DiscountCart, type Discounted, type DiscountRefusal } from "../../../modules/referrals/domain/discount"
import { identitiesOf } from "../../../modules/referrals/domain/identity"
import { REFERRALS } from "../../../modules/referrals/key"
import type { ClaimRow, ReferralsService } from "../../../modules/referrals/service"
import { amount, total } from "../../../shared/money"
import type { Refusal } from "../../../shared/refusal"
import { z } from "../../../shared/schema"
import { moneyOfMedusa } from "../../carts/snapshot"
import { withoutDeadUse } from "./dead-uses"
import { ensurePromotion, looksLikeDiscountCode } from "./promotion"

const coded = z.object({ adjustments: z.array(z.object({ code: z.string().nullish() }).nullable()).nullish() })

const item = coded.extend({ subtotal: moneyOfMedusa.nullish(), is_discountable: z.boolean().nullish() })

/** What is looked at of a cart (a promotion that an admin has deleted is undefined there), as Medusa's workflows and its query hand it over. */
const cartWithDiscount = z.object({
  id: z.string(),
  currency_code: z.string(),
  item_subtotal: moneyOfMedusa.nullish(),
  promotions: z.array(z.object({ code: z.string().nullish() }).nullish()).nullish(),
  items: z.array(item.nullable()).nullish(),
})

/** Fields of a cart by which it is told whether its discount works. */
export const DISCOUNT_FIELDS = ["id", "currency_code", "item_subtotal", "promotions.code", "items.adjustments.code"]

/** The codes of a friend's discount on a cart, among its promotions and the adjustments of its lines. */
export const discountCodesOn = (cart: unknown): string[] => {
  const { promotions, items } = cartWithDiscount.parse(cart)
  const adjusted = (items ?? []).flatMap((line) => (line?.adjustments ?? []).map((adjustment) => adjustment?.code))
  return [...new Set([...(promotions ?? []).map((promotion) => promotion?.code), ...adjusted])].filter((code) => code !== null && code !== undefined).filter(looksLikeDiscountCode)
}

/** The discount of the claim that a cart is under; null where it is under none. One statement. */
export const discountOfCart = async (container: MedusaContainer, cart: unknown, at: Date): Promise<{ claim: ClaimRow; discounted: Discounted } | null> => {
  const seen = discountCart(cart)
  const found = await container.resolve<ReferralsService>(REFERRALS).claimOfCart(seen.id, identitiesOf({ cart_id: seen.id, customer_id: null, email: null }), discountCodesOn(cart).length > 0)
  if (!found) {
    return null
  }
  const claim = await withoutDeadUse(container, found, seen.id)
  return { claim, discounted: discountOn(claim, seen, at) }
}

/** The key of the promotion that works on a cart; null where none does. The promotion is there afterwards. */
export const workingKey = async (container: MedusaContainer, cart: unknown, at: Date): Promise<string | null> => {
  const found = await discountOfCart(container, cart, at)
  if (!found?.discounted.works) {
    return null
  }
  const { claim, discounted } = found
  const key = methodKey(claim.program_id, discounted.method)
  // Once it is on a cart it is known to be there.
  if (!claim.known_keys.includes(key) || !discountCodesOn(cart).length) {
    await ensurePromotion(container, claim.program_id, key, discounted.method)
  }
  return key
}

export const discountCart = (given: unknown): DiscountCart => {
  const { id, currency_code, item_subtotal, items } = cartWithDiscount.parse(given)
  const discountable = (items ?? []).flatMap((line) => (line && line.is_discountable !== false ? [amount(line.subtotal ?? 0)] : []))
  return { id, currency_code, goods_net: amount(item_subtotal ?? 0), discountable_net: total(discountable) }
}

/** What a buyer is told. Why somebody is no friend is for admins alone. */
export const refusalOf = (refusal: DiscountRefusal): Refusal => ({ path: "referral", reason: refusal.reason, message: discountRefusalInWords(refusal) })

/** Why the discount that a cart shows does not work on it; null where it shows none, or it works. */
export const discountRefusal = async (container: MedusaContainer, cart: unknown, at: Date): Promise<Refusal | null> => {
  if (!discountCodesOn(cart).length) {
    return null
  }
  const found = await discountOfCart(container, cart, at)
  return !found ? refusalOf({ reason: "another_cart" }) : found.discounted.works ? null : refusalOf(found.discounted.refusal)
}
