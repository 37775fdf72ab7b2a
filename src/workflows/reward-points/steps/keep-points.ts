import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { planEditPoints } from "../order/edit-actions"
import { keepOrderPoints } from "../order/keep-points"

/** Says what must become of the open change of an order. Changes nothing. */
export const planEditPointsStep = createStep("plan-edit-points", async ({ order_id }: { order_id: string }, { container }) => new StepResponse(await planEditPoints(container, order_id)))

/** Makes an order show what points pay. Nothing is to be undone: a second time nothing changes. */
export const keepOrderPointsStep = createStep("keep-order-points", async ({ order_id }: { order_id: string }, { container }) => new StepResponse(await keepOrderPoints(container, order_id)))

/**
 * An order that lost what points paid while somebody is changing it cannot be put right yet.
 *
 * @throws MedusaError `conflict`: it is to be tried again
 */
export const refuseUnkeptPointsStep = createStep("refuse-unkept-points", async ({ order_id, waits }: { order_id: string; waits: boolean }) => {
  if (waits) {
    throw new MedusaError(MedusaError.Types.CONFLICT, `order ${order_id} does not show what points paid, and is being changed: it is put right afterwards`)
  }
  return new StepResponse({ order_id })
})
