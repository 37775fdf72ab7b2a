import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { settleOrderReferral, type RecordedOrder } from "./settling/settle-order"

/** Brings the referral of an order in line with it. Nothing is to be undone: a second time nothing changes. */
export const settleReferralStep = createStep("settle-order-referral", async (order: RecordedOrder, { container }) => {
  await settleOrderReferral(container, order)
  return new StepResponse(void 0)
})
