import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** The cart that became the order; null for a draft of an admin. One statement. */
export const cartOfOrder = async (container: MedusaContainer, order_id: string): Promise<string | null> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order_cart", fields: ["cart_id"], filters: { order_id } })
  return data[0]?.cart_id ?? null
}
