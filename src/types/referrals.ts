/**
 * The HTTP shapes of referrals, as the Admin API and the Store API send and take them. Types only: nothing here
 * exists at run time. Amounts are decimals as text in major units by currency code, times are ISO 8601 strings in UTC.
 */
import type { Reward } from "./loyalty-levels"
import type { PointsEarnEvent } from "./reward-points"

/** Off an order, in per cent or in an amount by currency. */
export type ReferralDiscount =
  | { type: "percentage"; value: string; /** The most that it takes off, by currency; null: no cap. */ maximum: Record<string, string> | null }
  | { type: "fixed"; amounts: Record<string, string> }

/** What the friend gets: a discount on the first order, points once it is real, or both. At least one of them. */
export type ReferralFriendReward = {
  discount: ReferralDiscount | null
  /** Goods that the first order must have for the discount, net and before promotions, by currency; null: any. */
  minimum_spend: Record<string, string> | null
  points: number | null
}

/** `share`: so much per cent of what the friend's order is worth net, after what was undone of it. */
export type ReferralPoints =
  | { type: "fixed"; points: number }
  /** `points_per_unit`: points for one major unit of that share, by currency. Rounded down. */
  | { type: "share"; percent: string; points_per_unit: Record<string, string>; maximum: number | null }

export type ReferralCodeValue =
  | { type: "fixed"; discount: { type: "percentage"; value: string } | { type: "fixed"; amounts: Record<string, string> } }
  /** An amount in the currency of the friend's order, rounded down to its decimals. */
  | { type: "share"; percent: string; maximum: Record<string, string> | null }

/** What the advocate gets for each friend. A company gets points alone. */
export type ReferralAdvocateReward =
  | { kind: "points"; amount: ReferralPoints }
  | {
      kind: "personal_code"
      amount: ReferralCodeValue
      valid_days: number
      minimum_spend: Record<string, string> | null
      scope: { product_ids?: string[]; category_ids?: string[]; collection_ids?: string[] } | null
    }

/** What is only a signal for a person to look at. The verdicts (`ReferralReason`) are no matter of settings. */
export type ReferralSignalCode = "mail_domain" | "network_address" | "same_name" | "many_claims"

/** What `POST /admin/referrals/program` takes, in part or as a whole; what it and `GET` answer in `program`. */
export type AdminReferralProgramSettings = {
  status: "off" | "active"
  starts_at: string | null
  ends_at: string | null
  /** Who may be an advocate: in one of the groups or at one of the levels (both empty: everyone), and with a completed order where asked. */
  advocates: { customer_group_ids: string[]; level_ids: string[]; with_completed_order: boolean }
  /** Who is the advocate where a member of a company asks for a code: the person, or the company, whose wallet gets the points. */
  members_refer_for: "person" | "company"
  friend: ReferralFriendReward
  advocate: ReferralAdvocateReward
  /** Points more for every n-th rewarded friend. */
  milestones: { every: number; points: number }[]
  /** What the friend's first order must be worth net, after what was undone of it, by currency; null: anything above zero. */
  minimum_order: Record<string, string> | null
  /** The event of the friend's first order at which it counts. */
  qualifies_at: PointsEarnEvent
  /** A claim without an order lapses after so many days. */
  claim_days: number
  /** Days from the event until the advocate is rewarded: the time for returns. */
  holding_days: number
  /** How many friends are rewarded; null: no limit. */
  limits: { per_advocate: number | null; per_period: { period: "day" | "week" | "month" | "year"; count: number } | null; in_total: number | null }
  /** What an undone part of the friend's order takes back: its share, or everything once it falls below the minimum. */
  when_undone: "proportional" | "whole"
  /** Signals that send a referral into review. */
  reviewed_signals: ReferralSignalCode[]
  invitations_per_day: number
  /** How the advocate is named to a friend. */
  advocate_name: "none" | "first_name" | "full_name"
  /** Where links lead: `https://shop.example/`; null: the advocate gets the code alone, the storefront makes the link. */
  link_base: string | null
  /** What an advocate sends, and may edit: `{link}`, `{code}`, `{friend_reward}`, `{advocate}` are filled in. */
  share_template: { subject: string; text: string }
  terms: string | null
}

export type AdminReferralProgram = AdminReferralProgramSettings & {
  id: string
  revision: number
  /** Both sides in words, for the preview: what the friend gets, what the advocate gets. */
  preview: { friend: { en: string; de: string }; advocate: { en: string; de: string } }
  /** Null: it was never changed, and is off. */
  updated_at: string | null
}

export type ReferralState = "claimed" | "in_review" | "qualified" | "rewarded" | "rejected" | "lapsed" | "reversed"

/** Why a referral is in its state. */
export type ReferralReason =
  // claimed
  | "code_entered" | "link_followed" | "invitation_followed"
  // in_review, and out of it
  | "signals" | "approved"
  // qualified, rewarded
  | "first_order" | "holding_over"
  // lapsed
  | "no_order_in_time" | "taken_off" | "another_customer"
  // reversed
  | "canceled" | "refunded" | "below_minimum"
  // rejected: who is no friend
  | "own_code" | "same_company" | "existing_customer" | "same_phone" | "same_vat_number" | "same_billing_address" | "ring"
  // rejected: the code or the order
  | "unknown_code" | "replaced_code" | "program_off" | "not_an_advocate" | "exhausted" | "claimed_before" | "rejected_by_admin"

export type ReferralSignal = { code: ReferralSignalCode; /** What was found, without an address or a name: `brenner.example`. */ detail: string | null }

export type ReferralOwner = { type: "customer" | "company"; id: string | null; /** Null: erased. */ name: string | null; email: string | null }

export type AdminReferral = {
  id: string
  state: ReferralState
  reason: ReferralReason
  advocate: ReferralOwner & { advocate_id: string }
  /** The friend, as far as it is known: a guest has no customer. */
  friend: { customer_id: string | null; name: string | null; email: string | null }
  code: string
  channel: "code" | "link" | "invitation"
  signals: ReferralSignal[]
  order: { id: string; display_id: number | null; currency_code: string; /** Net, after what was undone. */ net: string; placed_at: string } | null
  claimed_at: string
  /** When the claim lapses, while it is a claim. */
  lapses_at: string | null
  qualified_at: string | null
  /** When the advocate is rewarded, unless something happens. */
  due_at: string | null
  rewarded_at: string | null
  updated_at: string
}

export type AdminReferralChange = { id: string; from_state: ReferralState | null; to_state: ReferralState; reason: ReferralReason; note: string | null; actor_id: string | null; at: string }

/** A reward of a referral, as `reward_grant` holds it. */
export type AdminReferralReward = { grant_id: string; side: "friend" | "advocate" | "milestone"; reward: Reward; code: string | null; granted_at: string; done_at: string | null; withdrawn_at: string | null; error: string | null }

/** `GET /admin/referrals/:id` → `{ referral }`. */
export type AdminReferralDetail = AdminReferral & { history: AdminReferralChange[]; rewards: AdminReferralReward[] }

/**
 * `GET /admin/referrals` → `{ referrals, count, offset, limit }`; `?format=csv` the same as a file. `q` finds codes, e-mail addresses
 * and names; `customer_id` finds both sides; `order_id`, `advocate_id`, `state[]`, `claimed_from`, `claimed_to`.
 */
export type AdminReferralListParams = {
  q?: string
  state?: ReferralState | ReferralState[]
  customer_id?: string
  advocate_id?: string
  order_id?: string
  claimed_from?: string
  claimed_to?: string
  limit?: number
  offset?: number
}

/** `POST /admin/referrals/:id/approve` and `…/reject` → `{ referral }`. */
export type AdminReferralDecision = { note: string }

/** `GET /admin/referrals/advocates` → `{ advocates, count, offset, limit }`, most rewarded first; `?q=`, `customer_id`, `company_id`. */
export type AdminReferralAdvocate = {
  id: string
  owner: ReferralOwner
  code: string | null
  is_vanity: boolean
  counts: Record<ReferralState, number>
  /** Points and personal codes given and not withdrawn. */
  points: number
  codes: number
  /** Net of the friends' orders, by currency. */
  revenue: Record<string, string>
}

/** `POST /admin/referrals/advocates/:id/code` → `{ advocate }`: a vanity code; left out: a new one is drawn. `409 code_taken`. */
export type AdminReferralCodeInput = { code?: string }

/** `GET /admin/referrals/reports?from=&to=&period=day|week|month` → this. */
export type AdminReferralReport = {
  periods: {
    from: string
    claims: number
    qualified: number
    rewarded: number
    reversed: number
    /** Rewards of both sides: points, and what discounts and codes took off, by currency. */
    points: number
    discounts: Record<string, string>
    revenue: Record<string, string>
  }[]
  /** Of the claims of the whole time: how many have qualified, 0 to 1; null where there were none. */
  conversion: number | null
}

/* ── Store API ─────────────────────────────────────────────────────────────────────────────── */

/** `GET /store/customers/me/referral` → `{ referral }`. */
export type StoreReferral = {
  /** Whether the buyer may be an advocate now; else why not. */
  status: "open" | "program_off" | "not_an_advocate" | "exhausted"
  /** Null until one was asked for. */
  code: string | null
  link: string | null
  /** With everything filled in but what is not known yet. */
  share: { subject: string; text: string }
  /** For whom the buyer refers: the person, or the company whose wallet gets the points. */
  refers_for: { type: "customer" } | { type: "company"; id: string; name: string | null }
  friend_gets: { en: string; de: string }
  you_get: { en: string; de: string }
  milestones: { every: number; points: number; /** Friends until the next. */ missing: number }[]
  counts: Record<"claimed" | "qualified" | "rewarded", number>
  earned: { points: number; codes: { code: string; title: { en: string; de: string }; status: "open" | "used" | "ended"; ends_at: string }[] }
  /** Rewards on their way: friends whose order counts and whose holding days are not over. */
  open: { points: number | null; due_at: string | null }[]
  invitations: { per_day: number; left_today: number }
  terms: string | null
}

/** `POST /store/customers/me/referral/code` → `{ referral }`; `replace: true` gives a new code, and the old one works no longer. */
export type StoreReferralCodeInput = { replace?: boolean }

/** `POST /store/customers/me/referral/invitations` → `{ sent, left_today }`. `429 invitations_used_up`. */
export type StoreReferralInvitationInput = { emails: string[]; text?: string }

/** `GET /store/referrals/:code` → `{ referral }`. 404 `unknown_code` for every code that does not work; 429 with Retry-After. */
export type StoreReferralOffer = {
  code: string
  /** As far as the programme names the advocate. */
  advocate_name: string | null
  friend_gets: { en: string; de: string }
  discount: ReferralDiscount | null
  minimum_spend: Record<string, string> | null
  points: number | null
  terms: string | null
}

/**
 * `POST|DELETE /store/carts/:id/referral` → `{ cart }`, and `GET` → `{ referral }`. A code that does not work: 400 `referral_refused`,
 * the same for every reason. `channel`: how the code came to the buyer (default `code`).
 */
export type StoreCartReferralInput = { code: string; channel?: "code" | "link" | "invitation" }

/** What is on a cart; `GET /store/carts/:id/referral`. `discount_works`: whether the discount applies to the cart as it stands. */
export type StoreCartReferral = { code: string; advocate_name: string | null; friend_gets: { en: string; de: string }; discount_works: boolean; missing: { amount: string; currency_code: string } | null } | null
