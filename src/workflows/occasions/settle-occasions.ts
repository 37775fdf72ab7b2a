import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { Purchase } from "../purchases/list-purchases"
import { settleOrderOccasions } from "./settle-order"

export type SettleOccasionsInput = { order_id: string; purchases: Purchase[] }

/** For who follows an order: a workflow as a step costs a statement more. */
export const settleOccasionsStep = createStep("settle-order-occasions", async ({ order_id, purchases }: SettleOccasionsInput, { container }) => {
  await settleOrderOccasions(container, order_id, purchases)
  return new StepResponse(void 0)
})

export const settleOccasionsWorkflowId = "settle-order-occasions"

/**
 * Gives what occasions give for an order, or takes it back where the order was cancelled. A second time
 * nothing happens. `followOrderWorkflow` runs it with each event of an order.
 *
 * @summary Bring occasions in line with an order.
 */
export const settleOccasionsWorkflow = createWorkflow(settleOccasionsWorkflowId, (input: SettleOccasionsInput) => new WorkflowResponse(settleOccasionsStep(input)))
