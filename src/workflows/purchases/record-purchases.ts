import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { recordPurchasesStep, type RecordPurchasesInput } from "./steps/record-purchases"

export const recordPurchasesWorkflowId = "record-purchases"

/**
 * Records what was bought with an order and how much of it is undone, as the order stands now. It can
 * be repeated at any time, in any order of events, and by several at once. You can use this workflow
 * within your own customizations.
 *
 * @example
 * const { result } = await recordPurchasesWorkflow(container).run({ input: { order_id: "order_1" } })
 * const half = result.purchases.filter(({ undone_num, undone_den }) => 2n * BigInt(undone_num) >= BigInt(undone_den))
 *
 * @summary Record the purchases of an order. Answers `{ purchases, changed, read_at }`.
 */
export const recordPurchasesWorkflow = createWorkflow(recordPurchasesWorkflowId, (input: RecordPurchasesInput) => new WorkflowResponse(recordPurchasesStep(input)))
