import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { changeCompanyStep } from "./steps/store-company"

/** `changes`: the fields to change, as an admin gives them; the others stay. */
export type UpdateCompanyInput = { id: string; changes: unknown }

export const updateCompanyWorkflowId = "update-b2b-company"

/**
 * Changes what is said of a company. You can use this workflow within your own customizations.
 *
 * @example
 * await updateCompanyWorkflow(container).run({ input: { id: "b2bcomp_1", changes: { member_points_limit: 500 } } })
 *
 * @summary Change a company. Returns its id.
 * @throws RefusalError `company_not_found`, or `invalid_input` with the path and reason of every wrong field
 */
export const updateCompanyWorkflow = createWorkflow(updateCompanyWorkflowId, (input: UpdateCompanyInput) => new WorkflowResponse(changeCompanyStep(input)))
