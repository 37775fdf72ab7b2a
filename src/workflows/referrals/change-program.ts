import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { changeReferralProgramStep, type ReferralProgramChange } from "./steps/change-program"

export const changeReferralProgramWorkflowId = "change-referral-program"

/**
 * Changes settings of the referral programme; those that are left out stay. Who has claimed already keeps the terms of
 * that time. You can use this workflow within your own customizations.
 *
 * @example
 * await changeReferralProgramWorkflow(container).run({
 *   input: { changes: { status: "active", friend: { discount: { type: "percentage", value: "10" }, minimum_spend: { eur: "50.00" } } } },
 * })
 *
 * @summary Change the referral programme. Answers `{ revision }`.
 * @throws RefusalError `invalid_input` with the path and reason of every wrong setting
 */
export const changeReferralProgramWorkflow = createWorkflow(changeReferralProgramWorkflowId, (input: ReferralProgramChange) => new WorkflowResponse(changeReferralProgramStep(input)))
