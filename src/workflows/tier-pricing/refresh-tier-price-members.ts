import { createWorkflow, WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { CatalogueChange } from "./members/keep-members"
import { refreshMembersStep } from "./steps/keep-members"

export const refreshTierPriceMembersWorkflowId = "refresh-tier-price-members"

/** What was changed, made or deleted, e.g. `{ product_ids: ["prod_1"] }`. */
export type RefreshTierPriceMembersInput = CatalogueChange

/**
 * Makes the membership index right after a change: to be run by whoever changes the catalogue past
 * Medusa's workflows. Returns how many rows were added, changed and removed.
 */
export const refreshTierPriceMembersWorkflow = createWorkflow(
  refreshTierPriceMembersWorkflowId,
  (input: WorkflowData<RefreshTierPriceMembersInput>) => new WorkflowResponse(refreshMembersStep(input))
)
