import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { REWARD_POINTS } from "../../../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../../../modules/reward-points/service"
import type { AdminHeldOrdersClaimed } from "../../../../../../types/reward-points"
import { claimHeldOrdersWorkflow } from "../../../../../../workflows/reward-points/guests/claim-held-orders"
import { presentAccounts } from "../../../../../../workflows/reward-points/present-accounts"
import { actorOf } from "../../../../../actor"
import { refusing } from "../../../../../refusals"

/**
 * Grants what is held for the e-mail address of the account's owner: `{ reason }`. Answers
 * `{ granted, orders, account }`; 400 with `errors`, `company_account`, `program_off`, 404
 * `account_not_found`, 409 `claim_busy`.
 */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { result } = await claimHeldOrdersWorkflow(req.scope).run({ input: { account_id: req.params.id, claim: req.body, actor_id: actorOf(req) } })
  const row = await req.scope.resolve<RewardPointsService>(REWARD_POINTS).readAccount(req.params.id)
  const [account] = await presentAccounts(req.scope, [row], new Date())
  const answer: AdminHeldOrdersClaimed = { ...result, account }
  res.json(answer)
})
