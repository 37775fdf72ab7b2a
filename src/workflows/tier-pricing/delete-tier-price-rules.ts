import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { deleteRulesStep } from "./steps/store-rules"

export const deleteTierPriceRulesWorkflowId = "delete-tier-price-rules"

/**
 * Deletes tier price rules. Orders keep the prices that they were placed at. You can use this
 * workflow within your own customizations.
 *
 * @example
 * await deleteTierPriceRulesWorkflow(container).run({ input: { ids: ["tprule_1"] } })
 *
 * @summary Delete tier price rules.
 */
export const deleteTierPriceRulesWorkflow = createWorkflow(deleteTierPriceRulesWorkflowId, (input: { ids: string[] }) => {
  deleteRulesStep(input.ids)
  return new WorkflowResponse(input.ids)
})
