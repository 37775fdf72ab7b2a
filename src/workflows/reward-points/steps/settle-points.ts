import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { settlePoints, type RecordedPurchases } from "../order/settle-order"

/** Brings the ledger in line with an order. Nothing is to be undone: a second time nothing is posted. */
export const settlePointsStep = createStep("settle-order-points", async ({ order_id, recorded }: { order_id: string; recorded?: RecordedPurchases }, { container }) =>
  new StepResponse(await settlePoints(container, order_id, recorded))
)
