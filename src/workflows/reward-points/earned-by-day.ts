import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import type { EarnedDay } from "../../modules/reward-points/storage/earned-days"

export type { EarnedDay } from "../../modules/reward-points/storage/earned-days"

/** Points that owners have earned, by day, minus what was taken back. One statement for any number of owners. */
export const earnedByDay = (container: MedusaContainer, owner_type: "customer" | "company", owners: readonly { id: string; from: string }[], until: Date): Promise<EarnedDay[]> =>
  container.resolve<RewardPointsService>(REWARD_POINTS).earnedByDay(owner_type, owners, until)
