/** Whether what a cart has claimed is there to be reserved: of carts at the same moment those that claimed first go first. */
import { setTimeout as pause } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { ClaimedUse, FreeProductsService, NewUse } from "../../../modules/free-products/service"
import { COMPLETION_MS } from "../../reward-points/cart/undecided"
import { freeStock } from "../cart/stock"
import type { CompletingCart } from "./completing-cart"
import { countThoseWithOrders } from "./undecided"

/** A cart that claimed first reserves, or fails, within moments; longer nobody waits for it. */
const ATTEMPTS = 12
const WAIT_MS = 50

const BATCH = 200

/**
 * The inventory items of which there is too little for the claims of a cart; none where it gets all. Nothing is read where nothing
 * that is kept in stock is claimed.
 *
 * Claims that came before count as long as their cart is no order. Core reserves a moment before a claim is counted, so that a piece
 * may seem to be taken twice: where that decides, it is looked at again.
 */
export const shortOfClaims = async (container: MedusaContainer, cart: CompletingCart, uses: NewUse[], claimed: ClaimedUse[]): Promise<Set<string>> => {
  const needed = sumOf(uses)
  const items = [...needed.keys()]
  if (!items.length) {
    return new Set()
  }
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const before = Math.min(...claimed.map(({ ticket }) => ticket))
  const managed = new Set(uses.filter(({ kind }) => kind === "line").map(({ line_id }) => line_id))
  const bought = cart.lines.flatMap(({ id, variant_id, quantity }) => (variant_id && !managed.has(id) ? [{ variant_id, quantity }] : []))
  for (let attempt = 1; ; attempt++) {
    // Claims before stock: what is reserved in between is seen twice, and never missed.
    const others = await service.claimedStock(items, cart.id, new Date(Date.now() - COMPLETION_MS), before)
    const free = freeStock(await readStock(container, cart), cart.needs, bought)
    const short = items.filter((item) => (needed.get(item) ?? 0) + (others.get(item) ?? 0) > (free.get(item) ?? 0))
    if (!short.length || attempt === ATTEMPTS || !short.some((item) => others.has(item))) {
      return new Set(short)
    }
    await countThoseWithOrders(container, await service.undecidedCarts(new Date(), null, BATCH))
    await pause(WAIT_MS)
  }
}

const sumOf = (uses: NewUse[]): Map<string, number> => {
  const sums = new Map<string, number>()
  uses.flatMap(({ needs }) => needs).forEach(({ inventory_item_id, quantity }) => sums.set(inventory_item_id, quantity + (sums.get(inventory_item_id) ?? 0)))
  return sums
}

/** As it is now: what core has read of the cart is older than the claim. */
const readStock = async (container: MedusaContainer, { needs, location_ids }: CompletingCart) => {
  const inventory_item_id = [...new Set([...needs.values()].flatMap((each) => each.needs.map((need) => need.inventory_item_id)))]
  const levels = await container.resolve(Modules.INVENTORY).listInventoryLevels({ inventory_item_id, location_id: location_ids }, { take: null, select: ["inventory_item_id", "location_id", "stocked_quantity", "reserved_quantity"] })
  return levels.map(({ inventory_item_id: item, location_id, stocked_quantity, reserved_quantity }) => ({ inventory_item_id: item, location_id, free: Number(stocked_quantity) - Number(reserved_quantity) }))
}
