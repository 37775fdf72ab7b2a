import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { orderPoints } from "../../../../../workflows/reward-points/order/order-points"
import { refusing } from "../../../../refusals"

/** What an order did to points, and why. Answers `AdminOrderPoints`; 404 `order_not_found`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  res.json(await orderPoints(req.scope, req.params.id))
})
