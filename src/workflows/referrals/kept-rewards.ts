/** What advocates were given and keep. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { sideOfKey } from "../../modules/referrals/domain/reward-keys"
import { grantsOfSources, type GivenReward } from "../rewards/grants-of-sources"
import { referrals } from "./referrals"

/** What advocates were given and keep, by advocate. */
export const keptBy = async (container: MedusaContainer, advocate_ids: string[], at: Date): Promise<Map<string, GivenReward[]>> => {
  const rewarded = await referrals(container).rewardedOf(advocate_ids)
  const advocate_of = new Map(rewarded.map(({ id, advocate_id }) => [id, advocate_id]))
  const grants = await grantsOfSources(container, "referral", [...advocate_of.keys()], at)
  const kept = new Map<string, GivenReward[]>()
  for (const grant of grants.filter(isKept)) {
    const advocate_id = advocate_of.get(grant.source.id) ?? ""
    kept.set(advocate_id, [...(kept.get(advocate_id) ?? []), grant])
  }
  return kept
}

const isKept = ({ key, done_at, withdrawn_at }: GivenReward): boolean => sideOfKey(key) !== "friend" && done_at !== null && withdrawn_at === null

/** Points and personal codes among what was given, without points that were taken back. */
export const sumsOf = (grants: readonly GivenReward[]): { points: number; codes: number } => ({
  points: grants.reduce((sum, { reward, taken_back }) => sum + (reward.kind === "points" ? reward.points - taken_back : 0), 0),
  codes: grants.filter(({ reward }) => reward.kind === "personal_code").length,
})
