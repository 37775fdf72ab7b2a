/** What one request knows of a cart for the free products' turn: what core or an earlier look has read need not be read again. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeCart, FreeProductsService } from "../../../modules/free-products/service"
import { requestKey } from "../../carts/open-cart"
import type { CartForPricing } from "../../carts/snapshot"

type Known = { seen?: CartForPricing; free?: FreeCart; has_turned: boolean }

const requests = new WeakMap<object, Map<string, Known>>()

const knownOf = (cart_id: string): Known | undefined => {
  const request = requestKey()
  if (!request) {
    return undefined
  }
  const carts = requests.get(request) ?? new Map<string, Known>()
  requests.set(request, carts)
  const known = carts.get(cart_id) ?? { has_turned: false }
  carts.set(cart_id, known)
  return known
}

/** Notes the cart that core hands over where it computes promotions. Its adjustments are those before. */
export const noteSeenCart = (cart: CartForPricing): void => {
  const known = knownOf(cart.id)
  if (known) {
    known.seen = cart
  }
}

/** What is known of a cart's free products, as a look before the turn finds it. */
export const lookAtCart = async (container: MedusaContainer, cart_id: string): Promise<FreeCart> => {
  const free = await container.resolve<FreeProductsService>(FREE_PRODUCTS).readCart(cart_id)
  const known = knownOf(cart_id)
  if (known) {
    known.free = free
  }
  return free
}

/** Begins a turn: what was known until now is handed over, once, for the turn may change it. */
export const beginTurn = async (container: MedusaContainer, cart_id: string): Promise<{ free: FreeCart; seen?: CartForPricing }> => {
  const known = knownOf(cart_id)
  const { free, seen } = known ?? {}
  if (known) {
    Object.assign(known, { free: undefined, seen: undefined, has_turned: true })
  }
  return { free: free ?? (await container.resolve<FreeProductsService>(FREE_PRODUCTS).readCart(cart_id)), seen }
}

/** Whether this request has taken a turn of the cart already. */
export const hasTurned = (cart_id: string): boolean => knownOf(cart_id)?.has_turned ?? false
