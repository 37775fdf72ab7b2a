import type { MedusaContainer } from "@medusajs/framework/types"
import { PURCHASES } from "../../modules/purchases/key"
import type { PurchasesService } from "../../modules/purchases/service"
import { errorMessage } from "../../shared/error-message"

/** Leaves an order to the reconciliation, which follows it again. */
export const noteFailure = (container: MedusaContainer, order_id: string, error: unknown): Promise<void> =>
  container.resolve<PurchasesService>(PURCHASES).noteFailure(order_id, errorMessage(error), new Date())
