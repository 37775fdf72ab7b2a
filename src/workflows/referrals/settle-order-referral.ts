import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { Purchase } from "../purchases/list-purchases"
import { settleOrderReferral } from "./settling/settle-order"

/** Brings the referral of an order in line with it. Nothing is to be undone: a second time nothing changes. */
export const settleReferralStep = createStep("settle-order-referral", async ({ order_id, purchases }: { order_id: string; purchases: Purchase[] }, { container }) => {
  await settleOrderReferral(container, order_id, purchases)
  return new StepResponse(void 0)
})
