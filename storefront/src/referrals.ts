/** A phrase in both languages of the shop: "10 % off the first order". */
export interface ReferralPhrase {
  en: string
  de: string
}

/** How a code came to a friend. */
export type ReferralChannel = "code" | "link" | "invitation"

/** Off an order, in per cent or in an amount by currency code. */
export type ReferralDiscount = { type: "percentage"; value: string; maximum: Record<string, string> | null } | { type: "fixed"; amounts: Record<string, string> }

/** A personal code that a buyer was given for a friend. */
export interface ReferralEarnedCode {
  code: string
  title: ReferralPhrase
  status: "open" | "used" | "ended"
  /** ISO 8601; it is over from that instant on. */
  ends_at: string
}

/** A buyer as an advocate, as `GET /store/customers/me/referral` answers it. */
export interface Referral {
  /** Whether the buyer may refer friends now; else why not. */
  status: "open" | "program_off" | "not_an_advocate" | "exhausted"
  /** Null until one was asked for. */
  code: string | null
  /** Null without a code, and where the storefront makes the link. */
  link: string | null
  /** What can be sent to a friend. `{code}` and `{link}` stand in it where they are not known yet. */
  share: { subject: string; text: string }
  /** The person, or the company whose wallet gets the points. */
  refers_for: { type: "customer" } | { type: "company"; id: string; name: string | null }
  friend_gets: ReferralPhrase
  you_get: ReferralPhrase
  /** `missing`: rewarded friends until the next time. */
  milestones: { every: number; points: number; missing: number }[]
  counts: Record<"claimed" | "qualified" | "rewarded", number>
  earned: { points: number; codes: ReferralEarnedCode[] }
  /** Rewards on their way; `points` null: a personal code. */
  open: { points: number | null; due_at: string | null }[]
  invitations: { per_day: number; left_today: number }
  terms: string | null
}

/** What a code brings a friend, as `GET /store/referrals/:code` answers it. */
export interface ReferralOffer {
  code: string
  /** As far as the shop names advocates. */
  advocate_name: string | null
  friend_gets: ReferralPhrase
  discount: ReferralDiscount | null
  /** Net goods that the first order must have for the discount, by currency code. */
  minimum_spend: Record<string, string> | null
  points: number | null
  terms: string | null
}

/** The code that is on a cart, as `GET /store/carts/:id/referral` answers it. */
export interface CartReferral {
  code: string
  advocate_name: string | null
  friend_gets: ReferralPhrase
  /** Whether the discount applies to the cart as it stands. */
  discount_works: boolean
  /** Net goods that are missing for it. */
  missing: { amount: string; currency_code: string } | null
}

/** A phrase in the language of a locale, in English where the shop does not say it. */
export function phraseIn(locale: string, phrase: ReferralPhrase): string {
  return locale.toLowerCase().startsWith("de") ? phrase.de : phrase.en
}

/**
 * Whether a promotion of a cart or an order is the discount of a friend's code. Its own code is nothing to buyers, who see the
 * friend's: leave it out where a cart lists its promotion codes.
 */
export function isReferralDiscount(promotionCode: string): boolean {
  return promotionCode.startsWith("REFERRAL-")
}

/** The link of a code where the shop does not say one: any page of the storefront takes it. */
export function referralLink(code: string, page: string): string {
  const link = new URL(page)
  link.searchParams.set("ref", code)
  return link.toString()
}

/** What stands between e-mail addresses that were typed one after the other. */
const BETWEEN = /[\s,;]+/
const ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/

/** E-mail addresses out of a text, each once, and what of it is none. */
export function readAddresses(text: string): { emails: string[]; wrong: string[] } {
  const parts = text.split(BETWEEN).map((part) => part.replace(/^<|>$/g, "")).filter(Boolean)
  const emails = parts.filter((part) => ADDRESS.test(part))
  const first = (email: string, index: number) => emails.findIndex((other) => other.toLowerCase() === email.toLowerCase()) === index
  return { emails: emails.filter(first), wrong: parts.filter((part) => !ADDRESS.test(part)) }
}
