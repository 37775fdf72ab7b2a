import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { reconcileOrdersWorkflow } from "../workflows/orders/reconcile-orders"

/** Follows the orders whose events were missed, and says how many there were. */
export default async function reconcileOrders(container: MedusaContainer): Promise<void> {
  const { result } = await reconcileOrdersWorkflow(container).run({ input: {} })
  const { repaired, failed, complete } = result
  if (repaired + failed.length > 0) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`orders: ${repaired} were followed late, ${failed.length} failed and are tried again${complete ? "" : "; the rest follows with the next run"}`)
  }
}

export const config = {
  name: "reconcile-b2b-orders",
  schedule: "*/10 * * * *",
}
