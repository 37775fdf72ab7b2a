import type { CartReferral, Referral, ReferralOffer } from "./referrals.ts"

const friendGets = { en: "10 % off the first order", de: "10 % auf die erste Bestellung" }

/** An advocate with a code, and friends who have come by it. */
export function referral(changes: Partial<Referral> = {}): Referral {
  return {
    status: "open",
    code: "K7QX4WRN",
    link: "https://shop.example/?ref=K7QX4WRN",
    share: { subject: "A discount for you", text: "Have a look: https://shop.example/?ref=K7QX4WRN" },
    refers_for: { type: "customer" },
    friend_gets: friendGets,
    you_get: { en: "500 points", de: "500 Punkte" },
    milestones: [{ every: 5, points: 500, missing: 3 }],
    counts: { claimed: 1, qualified: 1, rewarded: 2 },
    earned: { points: 1000, codes: [] },
    open: [{ points: 500, due_at: "2026-12-14T10:00:00.000Z" }],
    invitations: { per_day: 5, left_today: 2 },
    terms: "For a first order.",
    ...changes,
  }
}

/** What Anna's code brings. */
export function referralOffer(changes: Partial<ReferralOffer> = {}): ReferralOffer {
  return {
    code: "K7QX4WRN",
    advocate_name: "Anna",
    friend_gets: friendGets,
    discount: { type: "percentage", value: "10", maximum: null },
    minimum_spend: { eur: "50" },
    points: null,
    terms: null,
    ...changes,
  }
}

/** Anna's code on a cart that is large enough. */
export function cartReferral(changes: Partial<CartReferral> = {}): CartReferral {
  return { code: "K7QX4WRN", advocate_name: "Anna", friend_gets: friendGets, discount_works: true, missing: null, ...changes }
}
