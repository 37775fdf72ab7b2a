/** What events of referrals carry on Medusa's event bus: ids and states, nothing about a person. Types only. */
import type { ReferralReason, ReferralState } from "./referrals"

/** `referrals.claimed`, `.in_review`, `.qualified`, `.rewarded`, `.rejected`, `.lapsed`, `.reversed`: a referral came into this state. */
export type ReferralMovedEvent = {
  /** Names what is told: an event that comes a second time has the same. */
  id: string
  referral_id: string
  advocate_id: string
  /** Who refers; `id` is null once he was erased. */
  advocate: { type: "customer" | "company"; id: string | null }
  /** Null: it is new. */
  from_state: ReferralState | null
  to_state: ReferralState
  reason: ReferralReason
  /** The friend's first order, where there is one by now. */
  order_id: string | null
  /** ISO 8601. */
  at: string
}
