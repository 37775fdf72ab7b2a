import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import type { Owner } from "../../modules/reward-points/storage/accounts"
import { RefusalError } from "../../shared/refusal-error"

/**
 * Takes points of an owner back that were given for something that is undone: as many as are left of
 * them; what is spent stays spent. The same key again takes nothing more.
 *
 * @throws RefusalError `insufficient_points` where they are spent at this moment; the same call again takes what is left then
 */
export const takePointsBack = async (container: MedusaContainer, owner: Owner, points: number, key: string, reason_code: string): Promise<void> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const at = new Date()
  const [{ id: account_id }] = await service.ensureAccounts([owner])
  const { available = 0 } = (await service.readBalances([account_id], at))[account_id] ?? {}
  const taken = Math.min(points, available)
  if (taken <= 0) {
    return
  }
  const { version } = await service.readProgram()
  try {
    await service.debit({ account_id, type: "adjust", points: taken, at, idempotency_key: key, reason_code, program_version: version })
  } catch (error) {
    // They were taken before, when the account held another number of points.
    if (!(error instanceof RefusalError && error.code === "idempotency_conflict")) {
      throw error
    }
  }
}
