import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ensureTierPriceMembersStep } from "./steps/ensure-members"
import { storeRulesStep } from "./steps/store-rules"
import { validateRulesStep } from "./steps/validate-rules"

export type CreateTierPriceRulesInput = {
  /** Rules as an admin gives them; they are parsed here. */
  rules: unknown[]
}

export const createTierPriceRulesWorkflowId = "create-tier-price-rules"

/**
 * Creates tier price rules, all or none. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await createTierPriceRulesWorkflow(container).run({
 *   input: { rules: [{ name: "Gold: 5 % from 100", status: "active", scope: { type: "all" },
 *     audience: { type: "customer_groups", ids: ["cusgroup_1"] },
 *     breaks: [{ min_quantity: 100, type: "percentage", value: 5 }] }] },
 * })
 *
 * @summary Create tier price rules. Returns their ids.
 * @throws RefusalError `invalid_input` with the path and reason of every wrong field
 */
export const createTierPriceRulesWorkflow = createWorkflow(createTierPriceRulesWorkflowId, (input: CreateTierPriceRulesInput) => {
  validateRulesStep(input.rules)
  ensureTierPriceMembersStep()
  return new WorkflowResponse(storeRulesStep(input.rules))
})
