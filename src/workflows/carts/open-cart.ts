/**
 * Whose cart is it? Anyone who knows a buyer's e-mail address gets that buyer's `customer_id` on a new
 * cart from core. So prices of groups and customers apply to a cart only after that customer's own
 * session has touched it, or an admin made it; until then it is priced as for a guest.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { TIER_PRICING } from "../../modules/tier-pricing/key"
import { currentPriceRequest, type OpenedCart } from "../../modules/tier-pricing/price-request"
import type { TierPricingService } from "../../modules/tier-pricing/service"
import { contextOfCart, groupsOf, type CartForPricing } from "./snapshot"

export type { OpenedCart }

/** For whom a cart is priced, and under which context of Medusa's. */
export type PricedFor = Pick<OpenedCart, "context" | "is_public">

/** What stands for the request that the caller is part of, for what is to be remembered as long as it lasts; undefined in a job. */
export const requestKey = (): object | undefined => currentPriceRequest()

/**
 * Opens a cart for pricing: notes that the session's customer touches it when it is that
 * customer's, and says at which state of the rules its lines would be priced now. One statement,
 * and none when the request has opened it before for the same buyer.
 *
 * @param made_now the cart is being created: an admin who makes one acts for its customer
 */
export const openCart = async (container: MedusaContainer, cart: CartForPricing, made_now = false): Promise<OpenedCart> => {
  const request = currentPriceRequest()
  const customer_id = customerOf(cart)
  const known = request?.carts.get(cart.id)
  if (known && known.context.customer_id === customer_id) {
    return known
  }
  const actor = customer_id && isOwnSession(customer_id, made_now) ? customer_id : null
  const record = await container.resolve<TierPricingService>(TIER_PRICING).openCart(cart.id, actor, new Date())
  const is_public = customer_id === null || !record.touched_by.includes(customer_id)
  const opened = { ...record, is_public, stamp: stampOf(cart, is_public, record.rules_stamp), context: contextOfCart(cart) }
  request?.carts.set(cart.id, opened)
  return opened
}

/** Whether the caller may see the prices of this customer. */
export const isOwnSession = (customer_id: string, made_now: boolean): boolean => {
  const request = currentPriceRequest()
  return request?.origin === "admin" ? made_now : request?.customerId() === customer_id
}

/** A shopper's request without this customer's session. Admins, jobs and payment webhooks are nobody else. */
export const isAnothersRequest = (customer_id: string): boolean => {
  const request = currentPriceRequest()
  return request?.origin === "store" && request.customerId() !== customer_id
}

const customerOf = ({ customer_id, customer }: CartForPricing): string | null => customer_id ?? customer?.id ?? null

/** Everything but the lines that decides their prices. */
const stampOf = (cart: CartForPricing, is_public: boolean, rules_stamp: string): string => {
  const buyer = is_public ? [] : [customerOf(cart), ...groupsOf(cart).sort()]
  return [rules_stamp, cart.region_id ?? "", cart.currency_code, ...buyer].join("|")
}

/** Whether this customer's own session touches the cart now, or has touched it before. */
export const hasOwnSession = async (container: MedusaContainer, cart_id: string, customer_id: string): Promise<boolean> => {
  const request = currentPriceRequest()
  if (request?.origin === "store" && request.customerId() === customer_id) {
    return true
  }
  const { touched_by } = request?.carts.get(cart_id) ?? (await container.resolve<TierPricingService>(TIER_PRICING).openCart(cart_id, null, new Date()))
  return touched_by.includes(customer_id)
}

/** Whether a shopper or an admin asks for what is done; a job or a payment webhook does it by itself. */
export const isByRequest = (): boolean => currentPriceRequest() !== undefined
