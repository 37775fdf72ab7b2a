import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { POINTS_FIELDS, pointsCartOf, type PointsCart } from "../cart/snapshot"

/** What points look at of an order as it stands, whether its buyer is registered, and when Medusa last changed it. */
export const readPointsOrder = async (container: MedusaContainer, order_id: string): Promise<{ order: PointsCart; has_account: boolean; updated_at: Date } | null> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: [...POINTS_FIELDS, "items.detail.quantity", "updated_at"], filters: { id: order_id } })
  if (!data.length) {
    return null
  }
  const order = pointsCartOf(data[0])
  return { order, has_account: order.is_registered, updated_at: new Date(data[0].updated_at) }
}
