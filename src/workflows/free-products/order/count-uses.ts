import type { MedusaContainer } from "@medusajs/framework/types"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductsService, UseRow } from "../../../modules/free-products/service"
import { cartOfOrder } from "../../purchases/cart-of-order"

/**
 * What an order got of rules; claims of its cart that nobody has counted yet are counted now. Three statements at the most, one where
 * they are counted. Asked only of orders that show something free.
 */
export const countedUses = async (container: MedusaContainer, order_id: string): Promise<UseRow[]> => {
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const uses = await service.usesOfOrders([order_id])
  if (uses.length) {
    return uses
  }
  const cart_id = await cartOfOrder(container, order_id)
  return cart_id && (await service.countUses(cart_id, order_id, new Date())) ? service.usesOfOrders([order_id]) : []
}
