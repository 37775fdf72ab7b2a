import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { settleGroupStep } from "../loyalty-levels/steps/settle-levels"
import { noteCompanyGroupStep } from "../tier-pricing/steps/company-groups"
import { unmarkCompanyStep } from "./steps/store-company"

export const deleteCompanyWorkflowId = "delete-b2b-company"

/**
 * Makes a company a plain customer group again. The group and its customers stay, at the levels that are
 * their own; marked again, it is the same company. You can use this workflow within your own customizations.
 *
 * @example
 * await deleteCompanyWorkflow(container).run({ input: { id: "b2bcomp_1" } })
 *
 * @summary Make a company a plain customer group again.
 * @throws RefusalError `company_not_found`
 */
export const deleteCompanyWorkflow = createWorkflow(deleteCompanyWorkflowId, (input: { id: string }) => {
  const customer_group_id = unmarkCompanyStep(input.id)
  noteCompanyGroupStep({ customer_group_id, is_company: false })
  settleGroupStep({ customer_group_id })
  return new WorkflowResponse(input.id)
})
