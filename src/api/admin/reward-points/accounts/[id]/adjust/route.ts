import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { REWARD_POINTS } from "../../../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../../../modules/reward-points/service"
import { adjustAccountWorkflow } from "../../../../../../workflows/reward-points/adjust-account"
import { presentAccounts } from "../../../../../../workflows/reward-points/present-accounts"
import { presentAdminEntries } from "../../../../../../workflows/reward-points/present-entries"
import { actorOf } from "../../../../../actor"
import { refusing } from "../../../../../refusals"

/**
 * Adds points or takes some: `{ points, reason, idempotency_key?, expires_at? }`. Answers
 * `{ entry, account }`; 400 with `errors`, 404 `account_not_found`, 409 `idempotency_conflict`.
 */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { result } = await adjustAccountWorkflow(req.scope).run({ input: { account_id: req.params.id, adjustment: req.body, actor_id: actorOf(req) } })
  const service = req.scope.resolve<RewardPointsService>(REWARD_POINTS)
  const { entries } = await service.listEntries({ ids: [result.entry_id] }, { limit: 1, offset: 0 })
  const [entry] = await presentAdminEntries(req.scope, entries)
  const [account] = await presentAccounts(req.scope, [await service.readAccount(result.account_id)], new Date())
  res.json({ entry, account })
})
