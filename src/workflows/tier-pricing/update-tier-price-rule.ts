import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ensureTierPriceMembersStep } from "./steps/ensure-members"
import type { RuleChange } from "./steps/rule-input"
import { storeRuleChangeStep } from "./steps/store-rules"
import { validateRuleChangeStep } from "./steps/validate-rules"

/** `changes`: the fields to change; they are read together with what stays. */
export type UpdateTierPriceRuleInput = RuleChange

export const updateTierPriceRuleWorkflowId = "update-tier-price-rule"

/**
 * Changes a tier price rule. Open carts get the new price at their next change, and at the latest
 * before completion. You can use this workflow within your own customizations.
 *
 * @example
 * await updateTierPriceRuleWorkflow(container).run({ input: { id: "tprule_1", changes: { status: "archived" } } })
 *
 * @summary Change a tier price rule. Returns its id.
 * @throws RefusalError `rule_not_found`, or `invalid_input` with the path and reason of every wrong field
 */
export const updateTierPriceRuleWorkflow = createWorkflow(updateTierPriceRuleWorkflowId, (input: UpdateTierPriceRuleInput) => {
  validateRuleChangeStep(input)
  ensureTierPriceMembersStep()
  return new WorkflowResponse(storeRuleChangeStep(input))
})
