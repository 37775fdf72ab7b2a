import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { POINTS_FIELDS, pointsCartOf, type PointsCart } from "../cart/snapshot"

/** What a version of an order says of its lines: without these, Medusa answers with what was placed. */
export const VERSIONED_FIELDS = ["items.detail.quantity", "items.detail.unit_price", "items.detail.raw_unit_price"]

/** What points look at of an order, whether its buyer is registered, the e-mail address that it was placed with, and when Medusa last changed it. */
export type PointsOrder = { order: PointsCart; has_account: boolean; email: string | null; updated_at: Date }

/** An order as it stands; null where there is none. */
export const readPointsOrder = async (container: MedusaContainer, order_id: string): Promise<PointsOrder | null> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: [...POINTS_FIELDS, "email", ...VERSIONED_FIELDS, "updated_at"], filters: { id: order_id } })
  if (!data.length) {
    return null
  }
  const order = pointsCartOf(data[0])
  return { order, has_account: order.is_registered, email: data[0].email ?? null, updated_at: new Date(data[0].updated_at) }
}
