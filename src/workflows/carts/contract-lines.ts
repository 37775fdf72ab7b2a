import type { MedusaContainer } from "@medusajs/framework/types"
import { findTieredPricing } from "../../modules/pricing/tiered-pricing"
import { priceLines } from "../../modules/tier-pricing/domain/cart-lines"
import { currentPriceRequest, type OpenedCart } from "../../modules/tier-pricing/price-request"
import { publicPrices } from "../../modules/tier-pricing/pricing-context"
import { readOrder } from "../tier-pricing/orders/snapshot"
import { readPriceBases } from "../tier-pricing/read-price-bases"
import { openCart } from "./open-cart"
import { readCart, readLines } from "./snapshot"

/** Ids of the lines of a cart that stand at a contract price: one that a rule, or a price list, with `override` gives. */
export const contractLines = async (container: MedusaContainer, cart: { id: string; customer_id?: string | null }): Promise<Set<string>> => {
  const { id } = cart
  const pricing = findTieredPricing(container)
  const opened = pricing ? await openOnce(container, cart) : null
  if (!pricing || !opened) {
    return new Set()
  }
  const lines = await readLines(container, id)
  const variant_ids = [...new Set(lines.map(({ variant_id }) => variant_id))]
  const known = opened.bases
  const bases = known && variant_ids.every((id) => known[id]) ? known : await readPriceBases(container, pricing, variant_ids, { ...opened.context, ...(opened.is_public && publicPrices) })
  const prices = priceLines(lines, bases)
  return new Set(lines.filter((line) => prices[line.id]?.is_contract).map((line) => line.id))
}

/**
 * The same for an order as it stands, where no cart says it, as of a draft, or of what an edit has
 * added: by the rules of this moment. A line whose price a person typed stands at no contract price.
 */
export const contractLinesOfOrder = async (container: MedusaContainer, order_id: string): Promise<Set<string>> => {
  const pricing = findTieredPricing(container)
  const order = pricing ? await readOrder(container, order_id) : null
  const lines = (order?.lines ?? []).filter(({ is_typed }) => !is_typed)
  if (!pricing || !order || !lines.length) {
    return new Set()
  }
  const prices = priceLines(lines, await readPriceBases(container, pricing, [...new Set(lines.map(({ variant_id }) => variant_id))], order.context))
  return new Set(lines.filter((line) => prices[line.id]?.is_contract).map((line) => line.id))
}

/** A request that has opened the cart for this customer knows all of it that prices need. Null where there is no such cart. */
const openOnce = async (container: MedusaContainer, { id, customer_id }: { id: string; customer_id?: string | null }): Promise<OpenedCart | null> => {
  const known = currentPriceRequest()?.carts.get(id)
  if (known && customer_id !== undefined && known.context.customer_id === customer_id) {
    return known
  }
  const cart = await readCart(container, id)
  return cart && openCart(container, cart)
}
