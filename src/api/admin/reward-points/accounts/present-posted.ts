/** What was posted to an account, and the account after it. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARD_POINTS } from "../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../modules/reward-points/service"
import type { AdminPointsAdjustResponse } from "../../../../types/reward-points"
import { presentAccounts } from "../../../../workflows/reward-points/present-accounts"
import { presentAdminEntries } from "../../../../workflows/reward-points/present-entries"

export const presentPosted = async (container: MedusaContainer, { entry_id, account_id }: { entry_id: string; account_id: string }): Promise<AdminPointsAdjustResponse> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const { entries } = await service.listEntries({ ids: [entry_id] }, { limit: 1, offset: 0 })
  const [entry] = await presentAdminEntries(container, entries)
  const [account] = await presentAccounts(container, [await service.readAccount(account_id)], new Date())
  return { entry, account }
}
