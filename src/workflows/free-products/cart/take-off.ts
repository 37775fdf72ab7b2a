import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductsService } from "../../../modules/free-products/service"
import { errorMessage } from "../../../shared/error-message"

/** Ids of the carts that could not be changed, with why: it can be repeated. */
export type TakenOff = { changed: number; failed: { cart_id: string; message: string }[] }

/**
 * Takes what rules have put into carts out of them, with all that Medusa computes of them; for who has switched the rules off before.
 * Carts that are orders, or were deleted, are left alone.
 */
export const takeFreeProductsOff = async (container: MedusaContainer, cart_ids: string[]): Promise<TakenOff> => {
  const carts = await container.resolve(Modules.CART).listCarts({ id: cart_ids }, { select: ["id", "completed_at"], take: null })
  const taken: TakenOff = { changed: 0, failed: [] }
  for (const { id } of carts.filter(({ completed_at }) => !completed_at)) {
    try {
      await takeOff(container, id)
      taken.changed += 1
    } catch (error) {
      taken.failed.push({ cart_id: id, message: errorMessage(error) })
    }
  }
  return taken
}

const takeOff = async (container: MedusaContainer, cart_id: string): Promise<void> => {
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const cart = container.resolve(Modules.CART)
  const { lines, pieces } = await service.readCart(cart_id)
  if (lines.length) {
    await cart.softDeleteLineItems(lines.map(({ line_id }) => line_id))
  }
  if (pieces.length) {
    await cart.deleteLineItemAdjustments(pieces.map(({ adjustment_id }) => adjustment_id))
  }
  await service.forgetCarts([cart_id])
  await refreshCartItemsWorkflow(container).run({ input: { cart_id } })
}
