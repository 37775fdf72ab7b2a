/**
 * The keys under which rewards of referrals are given, each once. The source of a reward is the referral: of a
 * milestone the one that reached it. Pure.
 */

/** Whose reward it is. */
export const SIDES = ["friend", "advocate", "milestone"] as const
export type RewardSide = (typeof SIDES)[number]

export const friendKey = (referral_id: string): string => `referral:${referral_id}:friend`
export const advocateKey = (referral_id: string): string => `referral:${referral_id}:advocate`

/** The n-th time that an advocate has brought `every` friends. */
export const milestoneKey = (advocate_id: string, every: number, n: number): string => `referral-milestone:${advocate_id}:${every}:${n}`

/** Whose reward a key is of; null: of no referral. */
export const sideOfKey = (key: string): RewardSide | null => {
  if (key.startsWith("referral-milestone:")) {
    return "milestone"
  }
  return SIDES.find((side) => key.startsWith("referral:") && key.endsWith(`:${side}`)) ?? null
}
