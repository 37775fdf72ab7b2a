import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { REWARD_POINTS } from "../../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../../modules/reward-points/service"
import { amount, currencyDecimals, roundDown, times, toNumber } from "../../../../../shared/money"
import type { StorePointsAccount } from "../../../../../types/reward-points"
import { ownerNames, presentOwner, walletsOf } from "../../../../../workflows/reward-points/wallets"
import { unknownIdRefusal } from "../../../../../shared/refusal-error"
import { read, refuse, refusing } from "../../../../refusals"
import { listWallets } from "./validators"

/**
 * The buyer's own wallet and those of his companies. `value` is in the currency of `region_id` or
 * `currency_code`, else in the first that the programme names. Answers `{ accounts }`; 400 `unknown_id`
 * for a region that there is not.
 */
export const GET = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const asked = read(listWallets, req.query)
  const service = req.scope.resolve<RewardPointsService>(REWARD_POINTS)
  const at = new Date()
  const { redemption } = await service.readProgram()
  const currency = asked.currency_code ?? (asked.region_id && (await currencyOf(req, asked.region_id)))
  const rate = currency ? redemption.values.find(({ currency_code }) => currency_code === currency) : redemption.values[0]
  const wallets = await walletsOf(req.scope, req.auth_context.actor_id)
  const ids = wallets.map(({ account_id }) => account_id)
  const [balances, expiring, names] = [await service.readBalances(ids, at), await service.readExpiring(ids, at), await ownerNames(req.scope, wallets.map(({ owner }) => owner))]
  const accounts = wallets.map(({ account_id, owner, may_redeem }): StorePointsAccount => {
    const { available = 0, pending = 0 } = balances[account_id] ?? {}
    const worth = rate ? times(amount(Math.max(0, available)), rate.amount).dividedBy(rate.points) : amount(0)
    return {
      id: account_id,
      owner: presentOwner(owner, names),
      available,
      pending,
      expiring: (expiring[account_id] ?? []).map(({ points, expires_at }) => ({ points, expires_at: expires_at.toISOString() })),
      value: rate ? toNumber(roundDown(worth, currencyDecimals(rate.currency_code))) : 0,
      currency_code: rate?.currency_code ?? currency ?? null,
      may_redeem,
    }
  })
  res.json({ accounts })
})

const currencyOf = async (req: AuthenticatedMedusaRequest, region_id: string): Promise<string> => {
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "region", fields: ["currency_code"], filters: { id: region_id } })
  return data.length ? data[0].currency_code : refuse(unknownIdRefusal("region_id", "region", [region_id]))
}
