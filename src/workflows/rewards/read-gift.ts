import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARDS } from "../../modules/rewards/key"
import type { RewardsService } from "../../modules/rewards/service"
import { rewardSchema, type Reward } from "../../rewards"
import type { PersonalCode } from "../../types/loyalty-levels"
import { presentCode } from "./present-code"

/** What a grant gave; null where there is none. */
export const readGift = async (container: MedusaContainer, grant_id: string): Promise<{ reward: Reward; code: PersonalCode | null } | null> => {
  const service = container.resolve<RewardsService>(REWARDS)
  const [grant] = await service.listRewardGrants({ id: grant_id }, { take: 1 })
  if (!grant) {
    return null
  }
  const [code] = await service.codesOfGrants([grant_id])
  return { reward: rewardSchema.parse(grant.reward), code: code ? presentCode(code, new Date()) : null }
}
