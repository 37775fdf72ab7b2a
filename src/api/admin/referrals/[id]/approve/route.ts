import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { approveReferralWorkflow } from "../../../../../workflows/referrals/decide-referral"
import { presentReferralDetail } from "../../../../../workflows/referrals/present-referrals"
import { actorOf } from "../../../../actor"
import { refusing } from "../../../../refusals"

/** Takes a referral out of review: `{ note }`. It goes on from where it stood. Answers `{ referral }`; 404 `referral_not_found`, 400 `referral_state`. */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { id } = req.params
  await approveReferralWorkflow(req.scope).run({ input: { id, decision: req.body, actor_id: actorOf(req) } })
  res.json({ referral: await presentReferralDetail(req.scope, id, new Date()) })
})
