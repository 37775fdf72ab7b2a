/** Claims of which nobody has noted yet whether their cart became an order. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { ClaimedUse, FreeProductsService } from "../../../modules/free-products/service"

/** Claims of one cart. */
export type UndecidedCart = { cart_id: string; claimed: Pick<ClaimedUse, "id" | "attempt">[] }

const BATCH = 200

/** Counts those whose carts have become orders. One statement, and one for each of these. @returns the others */
export const countThoseWithOrders = async (container: MedusaContainer, carts: UndecidedCart[]): Promise<UndecidedCart[]> => {
  const { data } = carts.length
    ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order_cart", fields: ["cart_id", "order_id"], filters: { cart_id: carts.map(({ cart_id }) => cart_id) } })
    : { data: [] }
  const orders = new Map(data.map(({ cart_id, order_id }) => [cart_id, order_id]))
  for (const [cart_id, order_id] of orders) {
    await container.resolve<FreeProductsService>(FREE_PRODUCTS).countUses(cart_id, order_id, new Date())
  }
  return carts.filter(({ cart_id }) => !orders.has(cart_id))
}

/**
 * Decides claims from before an instant, by which their completions are over: they are counted where there is an order, given up where
 * there is none.
 *
 * @param rule_ids of these rules; null: of all
 * @returns how many carts' claims were given up
 */
export const decideClaims = async (container: MedusaContainer, before: Date, rule_ids: string[] | null): Promise<number> => {
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const dead = await countThoseWithOrders(container, await service.undecidedCarts(before, rule_ids, BATCH))
  for (const { claimed } of dead) {
    await service.releaseUses(claimed)
  }
  return dead.length
}
