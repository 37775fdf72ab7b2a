import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { afterApproval } from "../../modules/referrals/domain/settle"
import { mayGo } from "../../modules/referrals/domain/states"
import { REFERRALS } from "../../modules/referrals/key"
import type { ReferralsService, SettledReferral } from "../../modules/referrals/service"
import { isStorable, parseInput, storableText, z } from "../../shared/schema"
import { refusalsOf } from "../../shared/refusal"
import { RefusalError } from "../../shared/refusal-error"
import { readStanding, settleReferral } from "./settling/settle-referral"

/** `note`: why, for other admins; read here: untrusted. `actor_id`: the admin. */
export type DecideReferralInput = { id: string; decision: unknown; actor_id: string | null }

type Decision = DecideReferralInput & { verdict: "approve" | "reject" }

const decisionSchema = z.strictObject({ note: storableText().trim().min(1).max(2_000) })

/** It is not undone: an admin has seen it, and what follows can be repeated. */
const decideReferralStep = createStep("decide-referral", async ({ id, decision, actor_id, verdict }: Decision, { container }) => {
  const parsed = parseInput(decisionSchema, decision)
  if (!parsed.success) {
    throw new RefusalError("invalid_input", refusalsOf(parsed.error.issues))
  }
  const referral = await readReferral(container, id)
  const { note } = parsed.data
  await (verdict === "approve" ? approve(container, referral, note, actor_id) : reject(container, referral, note, actor_id))
  return new StepResponse({ id })
})

/** @throws RefusalError `referral_not_found` */
const readReferral = async (container: MedusaContainer, id: string): Promise<SettledReferral> => {
  const found = isStorable(id) ? await container.resolve<ReferralsService>(REFERRALS).settledReferral(id) : null
  if (!found) {
    throw new RefusalError("referral_not_found", [{ path: "id", reason: "referral_not_found", message: `there is no referral ${id}` }])
  }
  return found
}

const approve = async (container: MedusaContainer, referral: SettledReferral, note: string, actor_id: string | null): Promise<void> => {
  if (referral.state !== "in_review") {
    throw notInState(referral, "must be in review to be approved")
  }
  const service = container.resolve<ReferralsService>(REFERRALS)
  const at = new Date()
  const standing = await readStanding(container, referral)
  const step = afterApproval(referral, standing, at, service.options.time_zone)
  if (step.kind !== "move") {
    return
  }
  const { to, reason, qualified_at, due_at } = step
  if (!(await service.moveReferral({ referral_id: referral.id, from: "in_review", to, reason, note, actor_id, at, patch: { approved_at: at, ...(qualified_at && { qualified_at, due_at }) } }))) {
    throw notInState(referral, "must be in review to be approved: it has just moved")
  }
  const moved = await service.settledReferral(referral.id)
  await (moved ? settleReferral(container, moved, standing, at) : undefined)
}

const reject = async (container: MedusaContainer, referral: SettledReferral, note: string, actor_id: string | null): Promise<void> => {
  const at = new Date()
  const move = { referral_id: referral.id, from: referral.state, to: "rejected", reason: "rejected_by_admin", note, actor_id, at, patch: { ended_at: at } } as const
  if (!mayGo(referral.state, "rejected") || !(await container.resolve<ReferralsService>(REFERRALS).moveReferral(move))) {
    throw notInState(referral, "must not be rewarded or over to be rejected")
  }
}

const notInState = ({ state }: SettledReferral, message: string): RefusalError => new RefusalError("referral_state", [{ path: "state", reason: "referral_state", message, values: [state] }])

export const approveReferralWorkflowId = "approve-referral"

/**
 * Takes a referral out of review. It goes on from where it stood: one whose order counts is qualified, and rewarded when it is
 * due. You can use this workflow within your own customizations.
 *
 * @example
 * await approveReferralWorkflow(container).run({ input: { id: "refer_1", decision: { note: "Sisters, both real" }, actor_id: "user_1" } })
 *
 * @summary Approve a referral that is in review. Answers `{ id }`.
 * @throws RefusalError `referral_not_found`, `referral_state`, `invalid_input`
 */
export const approveReferralWorkflow = createWorkflow(approveReferralWorkflowId, (input: DecideReferralInput) =>
  new WorkflowResponse(decideReferralStep(transform({ input }, ({ input }): Decision => ({ ...input, verdict: "approve" }))))
)

export const rejectReferralWorkflowId = "reject-referral"

/**
 * Rejects a referral that is not rewarded yet: nobody is. The friend may claim again, unless an order has used the discount. You
 * can use this workflow within your own customizations.
 *
 * @summary Reject a referral. Answers `{ id }`.
 * @throws RefusalError `referral_not_found`, `referral_state`, `invalid_input`
 */
export const rejectReferralWorkflow = createWorkflow(rejectReferralWorkflowId, (input: DecideReferralInput) =>
  new WorkflowResponse(decideReferralStep(transform({ input }, ({ input }): Decision => ({ ...input, verdict: "reject" }))))
)
