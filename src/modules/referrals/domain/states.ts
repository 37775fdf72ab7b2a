/**
 * The states of a referral and the one table of what leads from one to another. Pure.
 *
 * `in_review` is beside the way: the friend keeps the discount, the order may be placed and qualify, and only the
 * advocate waits. Approved, a referral is where it would be without: `claimed`, or `qualified` where its order is.
 */
export const REFERRAL_STATES = ["claimed", "in_review", "qualified", "rewarded", "rejected", "lapsed", "reversed"] as const

export type ReferralState = (typeof REFERRAL_STATES)[number]

/** From the state to those that it may go to. What is not here does not happen. */
export const TRANSITIONS: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  claimed: ["in_review", "qualified", "rejected", "lapsed"],
  in_review: ["claimed", "qualified", "rejected", "lapsed", "reversed"],
  qualified: ["in_review", "rewarded", "rejected", "reversed"],
  rewarded: ["reversed"],
  rejected: [],
  lapsed: [],
  reversed: [],
}

/** Whether a referral may go from one state to the other. */
export const mayGo = (from: ReferralState, to: ReferralState): boolean => TRANSITIONS[from].includes(to)

/** How many referrals are in each state. */
export type StateCounts = Record<ReferralState, number>

export const NO_FRIENDS: Readonly<StateCounts> = { claimed: 0, in_review: 0, qualified: 0, rewarded: 0, rejected: 0, lapsed: 0, reversed: 0 }
