import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { createFreeProductRuleStep, deleteFreeProductRuleStep, updateFreeProductRuleStep, type FreeProductRuleChange } from "./steps/rules"

export const createFreeProductRuleWorkflowId = "create-free-product-rule"

/**
 * Creates a free-product rule. You can use this workflow within your own customizations.
 *
 * @example
 * const { result: id } = await createFreeProductRuleWorkflow(container).run({
 *   input: {
 *     rule: {
 *       name: "A mug from 500.00 EUR",
 *       status: "active",
 *       conditions: { code: "goods_total", args: { currency_code: "eur", minimum: 500 } },
 *       reward: { type: "added", goods: [{ variant_id: "variant_mug" }] },
 *     },
 *   },
 * })
 *
 * @summary Create a free-product rule. Returns its id.
 * @throws RefusalError `invalid_input` with the path and reason of every wrong field
 */
export const createFreeProductRuleWorkflow = createWorkflow(createFreeProductRuleWorkflowId, (input: { rule: unknown }) => new WorkflowResponse(createFreeProductRuleStep(input)))

export const updateFreeProductRuleWorkflowId = "update-free-product-rule"

/**
 * Changes the given fields of a free-product rule; the others stay. Open carts follow at their next
 * request. You can use this workflow within your own customizations.
 *
 * @summary Change a free-product rule. Returns its id.
 * @throws RefusalError `free_product_rule_not_found`, `invalid_input`
 */
export const updateFreeProductRuleWorkflow = createWorkflow(updateFreeProductRuleWorkflowId, (input: FreeProductRuleChange) => new WorkflowResponse(updateFreeProductRuleStep(input)))

export const deleteFreeProductRuleWorkflowId = "delete-free-product-rule"

/**
 * Deletes a free-product rule. Orders keep what it gave them; open carts lose it at their next
 * request. You can use this workflow within your own customizations.
 *
 * @summary Delete a free-product rule. Returns its id.
 * @throws RefusalError `free_product_rule_not_found`
 */
export const deleteFreeProductRuleWorkflow = createWorkflow(deleteFreeProductRuleWorkflowId, (input: { id: string }) => new WorkflowResponse(deleteFreeProductRuleStep(input.id)))
