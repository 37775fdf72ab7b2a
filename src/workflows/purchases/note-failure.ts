import type { MedusaContainer } from "@medusajs/framework/types"
import { PURCHASES } from "../../modules/purchases/key"
import type { PurchasesService } from "../../modules/purchases/service"

/** Leaves an order to the reconciliation, which follows it again. */
export const noteFailure = (container: MedusaContainer, order_id: string, error: unknown): Promise<void> =>
  container.resolve<PurchasesService>(PURCHASES).noteFailure(order_id, error instanceof Error ? error.message : String(error), new Date())
