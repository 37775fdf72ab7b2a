import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { REWARD_POINTS } from "../../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../../modules/reward-points/service"
import { presentAccounts, presentLots } from "../../../../../workflows/reward-points/present-accounts"
import { refusing } from "../../../../refusals"

/** One account with its lots, those that hold something first. Answers `{ account, lots }`; 404 `account_not_found`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const service = req.scope.resolve<RewardPointsService>(REWARD_POINTS)
  const row = await service.readAccount(req.params.id)
  const at = new Date()
  const [account] = await presentAccounts(req.scope, [row], at)
  res.json({ account, lots: await presentLots(req.scope, await service.listLots(row.id), row, at) })
})
