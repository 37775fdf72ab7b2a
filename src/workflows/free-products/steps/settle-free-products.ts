import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { settleOrderFreeProducts } from "../order/settle-order"

/** Of an order that shows nothing free nothing is asked. */
export const settleFreeProductsStep = createStep("settle-free-products", async ({ order_id, has_free_products = false }: { order_id: string; has_free_products?: boolean }, { container }) => {
  if (has_free_products) {
    await settleOrderFreeProducts(container, order_id)
  }
  return new StepResponse(void 0)
})
