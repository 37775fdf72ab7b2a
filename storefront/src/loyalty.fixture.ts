import type { CustomerLoyalty, Loyalty, LoyaltyLevel, LoyaltyNeed, PersonalOffer } from "./loyalty.ts"

/** A level of the test's ladder. */
export function level(name: string, rank: number, changes: Partial<LoyaltyLevel> = {}): LoyaltyLevel {
  return { id: `level_${name.toLowerCase()}`, name, rank, color: "#c0c0c0", icon: null, description: null, benefits: null, ...changes }
}

export const bronze = level("Bronze", 1, { color: "#8c5a2b" })
export const silver = level("Silver", 2, { benefits: "3 % on fasteners\nPoints times 1.5" })
export const gold = level("Gold", 3, { color: "#c9a227" })

/** A need; half met unless changed. */
export function need(changes: Partial<LoyaltyNeed> = {}): LoyaltyNeed {
  return { figure: "net_spend", currency_code: "eur", threshold: "1000", value: "650", missing: "350", ...changes }
}

/** A buyer on Bronze, just below Silver. */
export function standing(changes: Partial<CustomerLoyalty> = {}): CustomerLoyalty {
  return {
    level: bronze,
    source: "own",
    company: null,
    since: "2026-03-02T10:00:00.000Z",
    keeps: { needs: [need({ threshold: "500", missing: "0" })], match: "any", lost_at: null },
    next: {
      level: silver,
      match: "any",
      needs: [need(), need({ figure: "orders", currency_code: null, threshold: "5", value: "3", missing: "2" })],
      by: "2026-12-31T23:00:00.000Z",
    },
    history: [{ level: bronze, from_level: null, cause: "reached", at: "2026-03-02T10:00:00.000Z" }],
    offers: [],
    birthday: null,
    ...changes,
  }
}

/** A personal code that can be used. */
export function offer(changes: Partial<PersonalOffer> = {}): PersonalOffer {
  return { code: "K7QX-W3RN", title: "10 % off", status: "open", ends_at: "2026-12-31T23:00:00.000Z", minimum_spend: null, order_id: null, ...changes }
}

export const loyalty: Loyalty = {
  ladders: [
    {
      id: "ladder_1",
      name: "Partner programme",
      audiences: ["customer"],
      match: "any",
      window: { type: "rolling_months", months: 12 },
      levels: [
        { ...gold, thresholds: { net_spend: { eur: "5000", usd: "6000" }, orders: 20 } },
        { ...bronze, thresholds: {} },
        { ...silver, thresholds: { net_spend: { eur: "1000", usd: "1200" }, orders: 5 } },
      ],
      summary: { en: ["A level is kept for 30 nights."], de: ["Eine Stufe bleibt 30 Nächte."] },
      terms: "First paragraph.\n\nSecond paragraph.",
    },
  ],
  occasions: [{ name: "Birthday", description: "10 % off for two weeks.", trigger: "birthday" }],
}
