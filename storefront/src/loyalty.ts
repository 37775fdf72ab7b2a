/** Whose standing a ladder is about: a person's, or a company's, which covers its members. */
export type LoyaltyAudience = "customer" | "company"

/** What is measured. Money per currency, the others as numbers. */
export type LoyaltyFigure = "net_spend" | "orders" | "items" | "average_order_value" | "points_earned" | "days_as_customer"

/** The time in which it is measured. */
export type LoyaltyWindow =
  | { type: "lifetime" }
  | { type: "calendar_year" }
  | { type: "rolling_months"; months: number }
  | { type: "rolling_days"; days: number }

/** A level as anybody may know it. */
export interface LoyaltyLevel {
  id: string
  name: string
  /** Higher is better. */
  rank: number
  /** Such as `#b08d57`. */
  color: string | null
  icon: string | null
  description: string | null
  /** Plain text; each line is one benefit. */
  benefits: string | null
}

/** What a level asks for. Money as text in major units by currency code. Left out: not asked. */
export interface LoyaltyThresholds {
  net_spend?: Record<string, string>
  average_order_value?: Record<string, string>
  orders?: number
  items?: number
  points_earned?: number
  days_as_customer?: number
}

/** Levels one above the other, and what they ask for. */
export interface LoyaltyLadder {
  id: string
  name: string
  audiences: LoyaltyAudience[]
  /** Whether all or any one of what a level asks for is needed. */
  match: "all" | "any"
  window: LoyaltyWindow
  levels: (LoyaltyLevel & { thresholds: LoyaltyThresholds })[]
  /** Sentences made of the settings. */
  summary: { en: string[]; de: string[] }
  /** The shop's own terms: plain text. */
  terms: string | null
}

/** The programme as anybody may know it, as `GET /store/loyalty` answers it. */
export interface Loyalty {
  ladders: LoyaltyLadder[]
  occasions: { name: string; description: string | null; trigger: string }[]
}

/** One thing that is missing: decimals as text, money in major units with its currency. `missing` is 0 where it is met. */
export interface LoyaltyNeed {
  figure: LoyaltyFigure
  currency_code: string | null
  threshold: string
  value: string
  missing: string
}

/** What is missing for a level. */
export interface LoyaltyProgress {
  level: LoyaltyLevel
  /** `any`: one of the needs suffices. */
  match: "all" | "any"
  needs: LoyaltyNeed[]
  /** Until when it has to happen: an instant or a day; null: no date. */
  by: string | null
}

/** Why a level changed. */
export type LoyaltyChangeCause = "reached" | "aged_out" | "undone" | "granted" | "grant_ended" | "ladder_changed" | "company" | "erased"

/** A promotion code of one buyer. */
export interface PersonalOffer {
  code: string
  /** In English words: `10 % off`. */
  title: string
  /** The same by language, where the shop tells it. */
  titles?: Partial<Record<string, string>>
  status: "open" | "used" | "ended"
  /** ISO 8601; it is over from that instant on. */
  ends_at: string
  /** Net goods that the order must have, by currency code. */
  minimum_spend: Record<string, string> | null
  order_id: string | null
}

/** A birthday that the shop was told, with consent. */
export interface LoyaltyBirthday {
  month: number
  day: number
  consented_at: string
  /** From when on it can be changed. */
  changeable_at: string
}

/** What the shop answers to a birthday: what of a standing may have changed with it. */
export type BirthdayAnswer = Pick<CustomerLoyalty, "birthday" | "offers">

/** Where a buyer stands, as `GET /store/customers/me/loyalty` answers it. */
export interface CustomerLoyalty {
  level: LoyaltyLevel | null
  source: "own" | "company" | "grant" | null
  /** The company whose level covers the buyer. */
  company: { id: string; name: string | null } | null
  since: string | null
  /** What keeps it, and when it is lost otherwise; null: nothing is needed. */
  keeps: { needs: LoyaltyNeed[]; match: "all" | "any"; lost_at: string | null } | null
  next: LoyaltyProgress | null
  /** Changes of the level that counts. `company`: with the cause `company`, whose level it is, or was. */
  history: { level: LoyaltyLevel | null; from_level: LoyaltyLevel | null; cause: LoyaltyChangeCause; company?: { id: string; name: string | null } | null; at: string }[]
  offers: PersonalOffer[]
  birthday: LoyaltyBirthday | null
}

/**
 * Needs that a buyer of this currency reads: of a figure in money only that currency's, where there is one. A threshold in
 * another currency is left out, since its orders count for themselves.
 */
export function needsIn(needs: readonly LoyaltyNeed[], currencyCode: string | null | undefined): LoyaltyNeed[] {
  const own = currencyCode?.toLowerCase()
  return needs.filter(
    (need) =>
      need.currency_code === null ||
      need.currency_code.toLowerCase() === own ||
      !needs.some(({ figure, currency_code }) => figure === need.figure && currency_code?.toLowerCase() === own)
  )
}

/** What is still to be done: nothing where any suffices and one is met. */
export function missingOf(needs: readonly LoyaltyNeed[], match: "all" | "any"): LoyaltyNeed[] {
  const missing = needs.filter((need) => Number(need.missing) > 0)
  return match === "any" && missing.length < needs.length ? [] : missing
}

/** How much of a need is met, 0 to 1; never 1 while something is missing. */
export function shareOf({ threshold, value, missing }: LoyaltyNeed): number {
  if (Number(missing) <= 0) {
    return 1
  }
  const share = Number(threshold) > 0 ? Number(value) / Number(threshold) : 0
  return Math.min(0.99, Math.max(0, share))
}
