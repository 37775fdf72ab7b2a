import type { MedusaContainer } from "@medusajs/framework/types"
import { findTieredPricing } from "../../modules/pricing/tiered-pricing"
import { priceLines } from "../../modules/tier-pricing/domain/cart-lines"
import { publicPrices } from "../../modules/tier-pricing/pricing-context"
import { readPriceBases } from "../tier-pricing/read-price-bases"
import { openCart } from "./open-cart"
import { readCart, readLines } from "./snapshot"

/** Ids of the lines of a cart that stand at a contract price: one that a rule, or a price list, with `override` gives. */
export const contractLines = async (container: MedusaContainer, { id }: { id: string }): Promise<Set<string>> => {
  const pricing = findTieredPricing(container)
  const cart = pricing ? await readCart(container, id) : null
  if (!pricing || !cart) {
    return new Set()
  }
  const opened = await openCart(container, cart)
  const lines = await readLines(container, id)
  const bases = opened.bases ?? (await readPriceBases(container, pricing, [...new Set(lines.map(({ variant_id }) => variant_id))], { ...opened.context, ...(opened.is_public && publicPrices) }))
  const prices = priceLines(lines, bases)
  return new Set(lines.filter((line) => prices[line.id]?.is_contract).map((line) => line.id))
}
