import type { AdminReferral, ReferralState } from "../../types/referrals"

/** All states, in the order in which a referral goes through them; then those in which it ends. */
export const referralStates = ["claimed", "in_review", "qualified", "rewarded", "rejected", "lapsed", "reversed"] as const satisfies readonly ReferralState[]

/** The colour of a state's badge: who waits is orange, what is good is green, what was taken back is red. */
export const referralStateColor: Record<ReferralState, "blue" | "orange" | "purple" | "green" | "red" | "grey"> = {
  claimed: "blue",
  in_review: "orange",
  qualified: "purple",
  rewarded: "green",
  rejected: "red",
  lapsed: "grey",
  reversed: "red",
}

/** Only what is in review waits for somebody to approve it. */
export const canApprove = ({ state }: Pick<AdminReferral, "state">): boolean => state === "in_review"

/** What was not rewarded yet, and has not ended, can be rejected. */
export const canReject = ({ state }: Pick<AdminReferral, "state">): boolean => state === "claimed" || state === "in_review" || state === "qualified"

/** How far back the list of referrals looks. */
export const claimedSpans = ["7_days", "30_days", "90_days", "365_days"] as const
export type ClaimedSpan = (typeof claimedSpans)[number]

/** From when on a claim is in such a span. */
export const claimedFrom = (span: ClaimedSpan, now: Date): string => new Date(now.getTime() - Number.parseInt(span, 10) * 24 * 60 * 60 * 1000).toISOString()
