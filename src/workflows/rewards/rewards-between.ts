import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARDS } from "../../modules/rewards/key"
import type { GrantSource, RewardsService, UsedCode } from "../../modules/rewards/service"

/** What a kind of source has cost in a window: points that were given and kept, and the orders that used a code. Two statements. */
export const rewardsBetween = async (container: MedusaContainer, type: GrantSource["type"], from: Date, to: Date): Promise<{ points: { at: Date; points: number }[]; used: UsedCode[] }> => {
  const service = container.resolve<RewardsService>(REWARDS)
  return { points: await service.pointsGivenBetween(type, from, to), used: await service.codesUsedBetween(type, from, to) }
}
