/** What came back of an order's free pieces: limits and budgets have it again. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductsService } from "../../../modules/free-products/service"
import { countedUses } from "./count-uses"
import { standingOfUses } from "./standing-of-uses"

/**
 * Counts what an order got, notes its lines, and gives back what was cancelled, returned, or is to come back. It can be repeated at
 * any time. Asked only of orders that show something free.
 */
export const settleOrderFreeProducts = async (container: MedusaContainer, order_id: string): Promise<void> => {
  const uses = await countedUses(container, order_id)
  if (!uses.length) {
    return
  }
  const standing = await standingOfUses(container, order_id, uses)
  const settled = standing.map(({ use, line_id, returned, expected_back }) => ({ id: use.id, order_line_id: line_id, returned_quantity: returned + expected_back }))
  const changed = settled.filter(({ id, order_line_id, returned_quantity }) => uses.some((use) => use.id === id && (use.order_line_id !== order_line_id || use.returned_quantity !== returned_quantity)))
  if (changed.length) {
    await container.resolve<FreeProductsService>(FREE_PRODUCTS).settleUses(changed)
  }
}
