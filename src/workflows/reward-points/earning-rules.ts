import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { createEarningRuleStep, deleteEarningRuleStep, updateEarningRuleStep, type EarningRuleChange } from "./steps/earning-rules"

export const createEarningRuleWorkflowId = "create-points-earning-rule"

/**
 * Creates an earning rule. You can use this workflow within your own customizations.
 *
 * @example
 * const { result: id } = await createEarningRuleWorkflow(container).run({
 *   input: { rule: { name: "1 point per euro", status: "active", grant: { type: "per_amount", points: 1, amount: 1 } } },
 * })
 *
 * @summary Create an earning rule. Returns its id.
 * @throws RefusalError `invalid_input` with the path and reason of every wrong field
 */
export const createEarningRuleWorkflow = createWorkflow(createEarningRuleWorkflowId, (input: { rule: unknown }) => new WorkflowResponse(createEarningRuleStep(input)))

export const updateEarningRuleWorkflowId = "update-points-earning-rule"

/**
 * Changes the given fields of an earning rule; the others stay. You can use this workflow within your
 * own customizations.
 *
 * @summary Change an earning rule. Returns its id.
 * @throws RefusalError `earning_rule_not_found`, `invalid_input`
 */
export const updateEarningRuleWorkflow = createWorkflow(updateEarningRuleWorkflowId, (input: EarningRuleChange) => new WorkflowResponse(updateEarningRuleStep(input)))

export const deleteEarningRuleWorkflowId = "delete-points-earning-rule"

/**
 * Deletes an earning rule. Points that it gave stay. You can use this workflow within your own
 * customizations.
 *
 * @summary Delete an earning rule. Returns its id.
 * @throws RefusalError `earning_rule_not_found`
 */
export const deleteEarningRuleWorkflow = createWorkflow(deleteEarningRuleWorkflowId, (input: { id: string }) => new WorkflowResponse(deleteEarningRuleStep(input.id)))
