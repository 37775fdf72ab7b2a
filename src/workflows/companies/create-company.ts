import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { refuseLevelGroupStep } from "../loyalty-levels/steps/change-ladders"
import { settleGroupStep } from "../loyalty-levels/steps/settle-levels"
import { noteCompanyGroupStep } from "../tier-pricing/steps/company-groups"
import { markCompanyStep } from "./steps/store-company"

/** The fields as an admin gives them; they are parsed here. */
export type CreateCompanyInput = { company: unknown }

export const createCompanyWorkflowId = "create-b2b-company"

/**
 * Marks a customer group as a company. A group that was one before is the same company again, with
 * the same id; what is said of it is said anew. You can use this workflow within your own
 * customizations.
 *
 * @example
 * const { result: id } = await createCompanyWorkflow(container).run({
 *   input: { company: { customer_group_id: "cusgroup_1", vat_number: "DE123456789", mail_domains: ["brenner.example"] } },
 * })
 *
 * @summary Mark a customer group as a company. Returns its id.
 * @throws RefusalError `invalid_input` with the path and reason of every wrong field, or `company_exists`
 */
export const createCompanyWorkflow = createWorkflow(createCompanyWorkflowId, (input: CreateCompanyInput) => {
  refuseLevelGroupStep(input)
  const company = markCompanyStep(input)
  noteCompanyGroupStep(transform({ company }, ({ company: { customer_group_id } }) => ({ customer_group_id, is_company: true })))
  settleGroupStep(transform({ company }, ({ company: { id, customer_group_id } }) => ({ company_id: id, customer_group_id })))
  return new WorkflowResponse(transform({ company }, ({ company: { id } }) => id))
})
