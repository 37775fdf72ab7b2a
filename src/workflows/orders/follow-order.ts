import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { settlePointsStep } from "../reward-points/steps/settle-points"
import { noteFollowedStep, recordPurchasesStep, type RecordPurchasesInput } from "../purchases/steps/record-purchases"

/** See {@link RecordPurchasesInput}. */
export type FollowOrderInput = RecordPurchasesInput

export const followOrderWorkflowId = "follow-b2b-order"

/**
 * Does everything that follows from how an order stands now. Every event of an order starts it, and so
 * does the reconciliation; it can be repeated at any time. The slices take their turns in this order:
 *
 * 1. the purchases are recorded;
 * 2. what they cause is settled. Another run may have recorded newer purchases since step 1: a slice
 *    reads them again (`readPurchases`), or settles by the revision that step 1 hands over and leaves
 *    alone what was settled from a later one;
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
  const recorded = recordPurchasesStep(input)
  settlePointsStep(transform({ input, recorded }, ({ input, recorded }) => ({ order_id: input.order_id, recorded })))
  noteFollowedStep(transform({ input, recorded }, ({ input, recorded }) => ({ order_id: input.order_id, read_at: recorded.read_at })))
  return new WorkflowResponse(transform({ recorded }, ({ recorded }) => ({ purchases: recorded.purchases, changed: recorded.changed })))
})
