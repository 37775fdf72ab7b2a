import type { AdminEarningRuleInput, AdminPointsProgramSettings } from "../../src/types/reward-points"
import { buyers } from "./companies"
import { regions } from "./regions"
import type { SeedResult } from "./index"

/** What of the programme differs from the defaults. */
export type ProgramInput = Omit<Partial<AdminPointsProgramSettings>, "earning" | "redemption" | "badge"> & {
  earning: Partial<AdminPointsProgramSettings["earning"]>
  redemption: Partial<AdminPointsProgramSettings["redemption"]>
  badge: AdminPointsProgramSettings["badge"]
}

/** A wallet that is filled once. */
export type OpeningBalance = { owner: { customer_id: string } | { customer_group_id: string }; points: number; reason: string; key: string }

/** The company whose members share a wallet beside their own. */
export const sharingCompany = "Brenner Maschinenbau GmbH"

/** What each buyer starts with. */
export const OPENING_POINTS = 5000
const SHARED_POINTS = 20_000

/** The programme: one point per 1.00 of net goods, a hundred of them worth 1.00, spendable at once and for good. */
export const pointsProgram: ProgramInput = {
  status: "active",
  name_singular: "point",
  name_plural: "points",
  earning: { earner: { type: "person" }, event: "order_placed", holding_days: 0, rounding: "down", with_codes: true, guests: "claim" },
  expiry: { type: "never" },
  redemption: {
    values: regions.map(({ currency_code }) => ({ currency_code, points: 100, amount: 1 })),
    with_codes: true,
    pays_shipping: false,
    minimum: 100,
    step: 1,
  },
  badge: { text: "Earn {points} {name}", colour: "#0f766e", places: ["product", "listing", "cart"] },
  guest_text: "Log in: {points} {name}",
  terms:
    "Points are a thank-you for orders placed in this shop. They belong to whoever ordered, cannot be paid out, and cannot be passed on.\n\nA company can have a wallet that all of its buyers share; in the cart they choose which one pays.",
}

/** Everything earns; safety gear twice. */
export function earningRules({ categories }: SeedResult): AdminEarningRuleInput[] {
  const always = {
    description: null,
    status: "active" as const,
    starts_at: null,
    ends_at: null,
    conditions: null,
    currency_code: null,
    stacking: "add" as const,
    caps: { per_order: null, per_account: null, per_period: null },
  }
  return [
    {
      ...always,
      name: "1 point per 1.00",
      priority: 0,
      scope: { type: "all", ids: [] },
      grant: { type: "per_amount", points: 1, amount: 1 },
    },
    {
      ...always,
      name: "Double points on safety gear",
      priority: 10,
      scope: { type: "categories", ids: [categories["safety-gear"]] },
      grant: { type: "multiplier", numerator: 2, denominator: 1 },
    },
  ]
}

/** What the wallets start with. The key keeps a second start from adding it again. */
export function openingBalances({ customers, groups }: SeedResult): OpeningBalance[] {
  return [
    ...buyers.map(({ email }) => ({
      owner: { customer_id: customers[email] },
      points: OPENING_POINTS,
      reason: "Opening balance of the demo",
      key: `demo-opening:${email}`,
    })),
    {
      owner: { customer_group_id: groups[sharingCompany] },
      points: SHARED_POINTS,
      reason: "Opening balance of the shared wallet",
      key: `demo-opening:${sharingCompany}`,
    },
  ]
}
