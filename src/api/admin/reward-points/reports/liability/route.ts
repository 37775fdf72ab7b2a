import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { REWARD_POINTS } from "../../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../../modules/reward-points/service"
import { amount, currencyDecimals, roundDown, times, toNumber } from "../../../../../shared/money"
import { refusing } from "../../../../refusals"

/** What stands, what it is worth in each currency, and when it ends. Answers `AdminPointsLiability`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const service = req.scope.resolve<RewardPointsService>(REWARD_POINTS)
  const at = new Date()
  const { redemption } = await service.readProgram()
  const liability = await service.readLiability(at)
  res.json({
    at,
    ...liability,
    values: redemption.values.map(({ currency_code, points, amount: worth }) => ({
      currency_code,
      amount: toNumber(roundDown(times(amount(liability.outstanding), worth).dividedBy(points), currencyDecimals(currency_code))),
    })),
  })
})
