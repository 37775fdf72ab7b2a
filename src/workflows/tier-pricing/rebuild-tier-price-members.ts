import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { rebuildMembersStep } from "./steps/keep-members"

export const rebuildTierPriceMembersWorkflowId = "rebuild-tier-price-members"

/**
 * Reads the whole catalogue and repairs the membership index, in batches of constant memory.
 * Returns how many rows were added, changed and removed: all zero when nothing was wrong.
 */
export const rebuildTierPriceMembersWorkflow = createWorkflow(rebuildTierPriceMembersWorkflowId, () => new WorkflowResponse(rebuildMembersStep()))
