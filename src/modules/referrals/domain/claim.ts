/** What becomes of a claim, where the friend may have claimed before. The first claim wins. Pure. */
import { joinedSignals, type FriendSignal } from "./eligibility"
import type { ReferralState } from "./states"

/** How a code came to the friend. */
export type ClaimChannel = "code" | "link" | "invitation"

/** A referral by which the friend is known already. `is_used`: its first order is made, or being made. */
export type KnownClaim = { id: string; advocate_id: string; state: ReferralState; lapses_at: Date; is_used: boolean }

/** `joins`: the same advocate's claim stands, and covers what is new of the friend too. `lapsed`: claims whose time is over, which only nobody has noted yet. */
export type ClaimPlan<Claim extends KnownClaim> = { outcome: "new" | "claimed_before"; joins: null; lapsed: Claim[] } | { outcome: "joined"; joins: Claim; lapsed: Claim[] }

const OPEN: readonly ReferralState[] = ["claimed", "in_review"]

const isOpen = ({ state, is_used }: KnownClaim): boolean => OPEN.includes(state) && !is_used

/** What to do where a friend with these claims comes by an advocate's code. */
export const claimPlan = <Claim extends KnownClaim>(known: Claim[], advocate_id: string, at: Date): ClaimPlan<Claim> => {
  const lapsed = known.filter((claim) => isOpen(claim) && claim.lapses_at <= at)
  const [first, ...others] = known.filter((claim) => !lapsed.includes(claim))
  if (!first) {
    return { outcome: "new", joins: null, lapsed }
  }
  return !others.length && isOpen(first) && first.advocate_id === advocate_id ? { outcome: "joined", joins: first, lapsed } : { outcome: "claimed_before", joins: null, lapsed }
}

const REASONS = { code: "code_entered", link: "link_followed", invitation: "invitation_followed" } as const satisfies Record<ClaimChannel, string>

/** Whether a signal sends a referral into review. */
const isReviewed = (signals: FriendSignal[], reviewed: readonly string[]): boolean => signals.some(({ code }) => reviewed.includes(code))

/** The states through which a claim goes at once, each with its reason. In review the friend keeps the discount. */
export const beginningOf = (channel: ClaimChannel, signals: FriendSignal[], reviewed: readonly string[]): { state: ReferralState; reason: string }[] => [
  { state: "claimed", reason: REASONS[channel] },
  ...(isReviewed(signals, reviewed) ? [{ state: "in_review" as const, reason: "signals" }] : []),
]

/** What a claim that is joined has for signals then, and whether those that are new send it into review: what an admin has approved stays approved. */
export const joinedClaim = (claim: { state: ReferralState; approved_at: Date | null; signals: FriendSignal[] }, signals: FriendSignal[], reviewed: readonly string[]): { signals: FriendSignal[]; goes_into_review: boolean } => ({
  signals: joinedSignals(claim.signals, signals),
  goes_into_review: claim.state === "claimed" && claim.approved_at === null && isReviewed(signals, reviewed),
})
