import { createWorkflow, when, WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { createOrUpdateOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import { keepOrderPointsStep } from "./steps/keep-points"

export const keepOrderPointsWorkflowId = "keep-order-points"

export type KeepOrderPointsInput = { order_id: string }

/**
 * Makes an order show what points pay: the label that Medusa drops with each version of an order, and
 * the amounts, where an edit was confirmed that did not ask {@link keepEditPointsWorkflow}. Then the
 * order gets a version of our own, and what is still to be paid follows. A second time nothing changes.
 *
 * @example
 * await keepOrderPointsWorkflow(container).run({ input: { order_id: "order_1" } })
 *
 * @summary Put back what points paid. Answers `{ rewritten, waits }`; it waits where another change is open.
 */
export const keepOrderPointsWorkflow = createWorkflow(keepOrderPointsWorkflowId, (input: WorkflowData<KeepOrderPointsInput>) => {
  const kept = keepOrderPointsStep(input)
  when("order-was-rewritten", { kept }, ({ kept }) => kept.rewritten).then(() => {
    createOrUpdateOrderPaymentCollectionWorkflow.runAsStep({ input: { order_id: input.order_id } })
  })
  return new WorkflowResponse(kept)
})
