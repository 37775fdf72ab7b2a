import { DEFAULT_SETTINGS, type ReferralTerms } from "./program"
import { promisedPoints } from "./promised-points"

const terms = (advocate: ReferralTerms["advocate"]): ReferralTerms => ({ ...DEFAULT_SETTINGS, advocate })
const share = (maximum: number | null = null) => terms({ kind: "points", amount: { type: "share", percent: "10", points_per_unit: { eur: "5" }, maximum } })

describe("what an advocate may look forward to", () => {
  it.each<[string, ReferralTerms, { net: string | null; currency_code: string | null }, number | null]>([
    ["fixed points", terms({ kind: "points", amount: { type: "fixed", points: 500 } }), { net: null, currency_code: null }, 500],
    ["a share of the order, rounded down", share(), { net: "81.90", currency_code: "eur" }, 40],
    ["a share up to its most", share(30), { net: "81.90", currency_code: "eur" }, 30],
    ["a share of an order that is not noted yet", share(), { net: null, currency_code: null }, null],
    ["a share in a currency that has none", share(), { net: "81.90", currency_code: "usd" }, null],
    ["a code", terms({ kind: "personal_code", amount: { type: "share", percent: "5", maximum: null }, valid_days: 30, minimum_spend: null, scope: null }), { net: "80", currency_code: "eur" }, null],
  ])("%s", (_title, given, order, points) => {
    expect(promisedPoints(given, order)).toBe(points)
  })
})
