import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { giveReferralBack } from "../discount/give-back"

export type CancelledOrder = { order_id: string; purchases: { canceled_at: string | null }[] }

/** Of an order that is not cancelled nothing is asked. */
export const giveReferralBackStep = createStep("give-referral-discount-back", async ({ order_id, purchases }: CancelledOrder, { container }) => {
  if (purchases.some(({ canceled_at }) => canceled_at !== null)) {
    await giveReferralBack(container, order_id)
  }
  return new StepResponse(void 0)
})
