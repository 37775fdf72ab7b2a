import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { REWARD_POINTS } from "../../../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../../../modules/reward-points/service"
import { presentAdminEntries } from "../../../../../../workflows/reward-points/present-entries"
import { read, refusing } from "../../../../../refusals"
import { listEntries } from "../../validators"

/** The ledger of an account, newest first. Answers `{ entries, count, offset, limit }`; 404 `account_not_found`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...filters } = read(listEntries, req.query)
  const service = req.scope.resolve<RewardPointsService>(REWARD_POINTS)
  const { id } = await service.readAccount(req.params.id)
  const { entries, count } = await service.listEntries({ account_ids: [id], ...filters }, { limit, offset })
  res.json({ entries: await presentAdminEntries(req.scope, entries), count, offset, limit })
})
