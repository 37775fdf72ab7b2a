import type { MedusaContainer } from "@medusajs/framework/types"
import type { Purchase } from "../../modules/purchases/domain/purchase"
import { PURCHASES } from "../../modules/purchases/key"
import type { PurchasesService } from "../../modules/purchases/service"

export type { Purchase } from "../../modules/purchases/domain/purchase"

/** What was bought with these orders, and how much of it is undone, in the order of their lines. One statement. */
export const listPurchases = (container: MedusaContainer, order_ids: string[]): Promise<Purchase[]> =>
  container.resolve<PurchasesService>(PURCHASES).purchasesOfOrders(order_ids)

/** The purchases of an order with the revision that they were recorded as: who has seen a later one knows better. One statement. */
export const readPurchases = async (container: MedusaContainer, order_id: string): Promise<{ revision: number; purchases: Purchase[] }> => {
  const { order, purchases } = await container.resolve<PurchasesService>(PURCHASES).readRecord(order_id)
  return { revision: order?.revision ?? 0, purchases }
}
