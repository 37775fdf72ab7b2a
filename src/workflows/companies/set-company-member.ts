import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { changeMemberStep, type MemberChange } from "./steps/store-company"

/** `changes`: `{ may_redeem?, points_limit? }`; null: as the company says, left out: as it is. */
export type SetCompanyMemberInput = MemberChange

export const setCompanyMemberWorkflowId = "set-b2b-company-member"

/**
 * Says what differs for one member of a company. You can use this workflow within your own
 * customizations.
 *
 * @example
 * await setCompanyMemberWorkflow(container).run({
 *   input: { company_id: "b2bcomp_1", customer_id: "cus_1", changes: { may_redeem: false } },
 * })
 *
 * @summary Say what differs for one member of a company.
 * @throws RefusalError `company_not_found`, or `invalid_input` with every wrong field, `not_a_member` among them
 */
export const setCompanyMemberWorkflow = createWorkflow(setCompanyMemberWorkflowId, (input: SetCompanyMemberInput) => {
  changeMemberStep(input)
  return new WorkflowResponse(input.customer_id)
})
