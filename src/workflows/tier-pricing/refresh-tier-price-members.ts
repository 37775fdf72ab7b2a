import { createWorkflow, WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { refreshMembersStep } from "./steps/keep-members"

export const refreshTierPriceMembersWorkflowId = "refresh-tier-price-members"

/** Products and variants that were changed, made or deleted. */
export type RefreshTierPriceMembersInput = { product_ids?: string[]; variant_ids?: string[] }

/**
 * Makes the membership index right for these products and variants: to be run by whoever changes
 * the catalogue past Medusa's workflows. Returns how many rows were added, changed and removed.
 */
export const refreshTierPriceMembersWorkflow = createWorkflow(
  refreshTierPriceMembersWorkflowId,
  (input: WorkflowData<RefreshTierPriceMembersInput>) => new WorkflowResponse(refreshMembersStep(input))
)
