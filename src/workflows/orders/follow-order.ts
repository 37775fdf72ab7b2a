import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { settlePointsStep } from "../reward-points/steps/settle-points"
import { recordPurchasesWorkflow } from "../purchases/record-purchases"
import { noteFollowedStep, type RecordPurchasesInput } from "../purchases/steps/record-purchases"

/** See {@link RecordPurchasesInput}. */
export type FollowOrderInput = RecordPurchasesInput

export const followOrderWorkflowId = "follow-b2b-order"

/**
 * Does everything that follows from how an order stands now. Every event of an order starts it, and so
 * does the reconciliation; it can be repeated at any time. The slices take their turns in this order:
 *
 * 1. the purchases are recorded;
 * 2. what they cause is settled. Each slice reads the purchases again (`listPurchases`) under its own
 *    lock: another run may have recorded newer ones since step 1;
 * 3. the order is noted as followed. An error, or a process that dies before, leaves it to the
 *    reconciliation.
 *
 * You can use this workflow within your own customizations.
 *
 * @example
 * await followOrderWorkflow(container).run({ input: { order_id: "order_1" } })
 *
 * @summary Do everything that follows from an order. Answers `{ purchases, changed }`.
 */
export const followOrderWorkflow = createWorkflow(followOrderWorkflowId, (input: FollowOrderInput) => {
  const recorded = recordPurchasesWorkflow.runAsStep({ input })
  settlePointsStep(transform({ input, recorded }, ({ input }) => ({ order_id: input.order_id })))
  noteFollowedStep(transform({ input, recorded }, ({ input, recorded }) => ({ order_id: input.order_id, read_at: recorded.read_at })))
  return new WorkflowResponse(transform({ recorded }, ({ recorded }) => ({ purchases: recorded.purchases, changed: recorded.changed })))
})
