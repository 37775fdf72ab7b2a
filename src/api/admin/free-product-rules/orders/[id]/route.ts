import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { RefusalError } from "../../../../../shared/refusal-error"
import { isStorable } from "../../../../../shared/schema"
import { freeProductsOfOrder } from "../../../../../workflows/free-products/order/order-free-products"
import { refusing } from "../../../../refusals"

/** The free pieces of an order, why it got them, and what is expected back. Answers `AdminOrderFreeProducts`; 404 `order_not_found`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { id } = req.params
  const found = isStorable(id) ? await freeProductsOfOrder(req.scope, id) : null
  if (!found) {
    throw new RefusalError("order_not_found", [{ path: "id", reason: "order_not_found", message: `there is no order ${id}` }])
  }
  res.json(found)
})
