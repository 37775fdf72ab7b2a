import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { POINTS_FIELDS, pointsCartOf, type PointsCart } from "../cart/snapshot"

/** What points look at of an order, whether its buyer is registered, and the e-mail address that it was placed with. */
export type PointsOrder = { order: PointsCart; has_account: boolean; email: string | null }

/** An order as it stands; null where there is none. */
export const readPointsOrder = async (container: MedusaContainer, order_id: string): Promise<PointsOrder | null> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: [...POINTS_FIELDS, "email", "items.detail.quantity", "customer.has_account"], filters: { id: order_id } })
  return data.length ? { order: pointsCartOf(data[0]), has_account: Boolean(data[0].customer?.has_account), email: data[0].email ?? null } : null
}
