import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { POINTS_FIELDS, pointsCartOf, type PointsCart } from "../cart/snapshot"

/** What a version of an order says of its lines: without these, Medusa answers with what was placed. */
export const VERSIONED_FIELDS = ["items.detail.quantity", "items.detail.unit_price", "items.detail.raw_unit_price"]

/** What points look at of an order as it stands, and whether its buyer is registered. */
export const readPointsOrder = async (container: MedusaContainer, order_id: string): Promise<{ order: PointsCart; has_account: boolean } | null> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: [...POINTS_FIELDS, ...VERSIONED_FIELDS, "customer.has_account"], filters: { id: order_id } })
  return data.length ? { order: pointsCartOf(data[0]), has_account: Boolean(data[0].customer?.has_account) } : null
}
