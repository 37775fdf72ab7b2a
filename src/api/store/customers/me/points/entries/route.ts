import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { REWARD_POINTS } from "../../../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../../../modules/reward-points/service"
import { accountNotFound } from "../../../../../../modules/reward-points/storage/accounts"
import { presentEntries } from "../../../../../../workflows/reward-points/present-entries"
import { walletsOf } from "../../../../../../workflows/reward-points/wallets"
import { read, refusing } from "../../../../../refusals"
import { listOwnEntries } from "../validators"

/**
 * The history of the buyer's own wallet and those of his companies, newest first. Answers
 * `{ entries, count, offset, limit }`; 404 `account_not_found` for anybody else's wallet.
 */
export const GET = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { account_id, limit, offset, ...filters } = read(listOwnEntries, req.query)
  const wallets = await walletsOf(req.scope, req.auth_context.actor_id)
  if (account_id && !wallets.some((wallet) => wallet.account_id === account_id)) {
    throw accountNotFound(account_id)
  }
  const service = req.scope.resolve<RewardPointsService>(REWARD_POINTS)
  const { entries, count } = await service.listEntries({ account_ids: account_id ? [account_id] : wallets.map((wallet) => wallet.account_id), ...filters }, { limit, offset })
  res.json({ entries: await presentEntries(req.scope, entries), count, offset, limit })
})
