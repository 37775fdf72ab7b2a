import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RefusalError } from "../../shared/refusal-error"
import { isStorable } from "../../shared/schema"

/** @throws RefusalError `cart_not_found`, also for a cart that is somebody else's */
export const requireOwnCart = async (container: MedusaContainer, cart_id: string, customer_id: string): Promise<{ is_completed: boolean }> => {
  const { data } = isStorable(cart_id)
    ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: ["id", "customer_id", "completed_at"], filters: { id: cart_id } })
    : { data: [] }
  const [cart] = data
  if (!cart || cart.customer_id !== customer_id) {
    throw new RefusalError("cart_not_found", [{ path: "id", reason: "cart_not_found", message: "there is no such cart of yours" }])
  }
  return { is_completed: Boolean(cart.completed_at) }
}
