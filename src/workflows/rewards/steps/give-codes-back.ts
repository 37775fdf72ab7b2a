import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { giveCodesBack } from "../codes/give-back"

export type CancelledOrder = { order_id: string; purchases: { canceled_at: string | null }[] }

/** Of an order that is not cancelled nothing is asked. */
export const giveCodesBackStep = createStep("give-personal-codes-back", async ({ order_id, purchases }: CancelledOrder, { container }) => {
  if (purchases.some(({ canceled_at }) => canceled_at !== null)) {
    await giveCodesBack(container, order_id)
  }
  return new StepResponse(void 0)
})
