import { createWorkflow, when, WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { createOrderChangeActionsWorkflow, deleteOrderChangeActionsStep } from "@medusajs/medusa/core-flows"
import { planEditPointsStep } from "./steps/keep-points"

export const keepEditPointsWorkflowId = "keep-edit-points"

export type KeepEditPointsInput = { order_id: string }

/**
 * Makes the open change of an order (an edit, an exchange, a claim) say what points pay, so that its
 * preview shows it, and the order with the very confirmation: core keeps the amount whatever a line
 * costs afterwards, and drops it where promotions are carried over. A second time nothing changes.
 * You can use this workflow within your own customizations, before you confirm an edit.
 *
 * @example
 * await keepEditPointsWorkflow(container).run({ input: { order_id: "order_1" } })
 * await confirmOrderEditRequestWorkflow(container).run({ input: { order_id: "order_1" } })
 *
 * @summary Keep what points paid in an open change of an order. Answers `{ changed }`.
 */
export const keepEditPointsWorkflow = createWorkflow(keepEditPointsWorkflowId, (input: WorkflowData<KeepEditPointsInput>) => {
  const plan = planEditPointsStep(input)
  when("edit-replaces-adjustments", { plan }, ({ plan }) => plan.remove.length > 0).then(() => {
    deleteOrderChangeActionsStep({ ids: plan.remove })
  })
  when("edit-lost-points", { plan }, ({ plan }) => plan.changed).then(() => {
    createOrderChangeActionsWorkflow.runAsStep({ input: plan.create })
  })
  return new WorkflowResponse({ changed: plan.changed })
})
