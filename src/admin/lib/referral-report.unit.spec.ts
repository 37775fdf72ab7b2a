import type { AdminReferralReport } from "../../types/referrals"
import { referralBars, reportedCurrencies, reportTotals, revenueBars } from "./referral-report"
import { canApprove, canReject, claimedFrom, referralStates } from "./referral-state"

const periods: AdminReferralReport["periods"] = [
  { from: "2026-11-01", claims: 4, qualified: 2, rewarded: 1, reversed: 0, points: 500, discounts: { eur: "10.10" }, revenue: { eur: "101.20" } },
  { from: "2026-11-08", claims: 3, qualified: 1, rewarded: 1, reversed: 1, points: 250, discounts: { eur: "0.20", usd: "0" }, revenue: { eur: "2.10", chf: "30" } },
]

describe("the report of referrals", () => {
  it("draws how far referrals came, period by period", () => {
    expect(referralBars(periods, (from) => from.slice(5))).toEqual([
      { label: "11-01", values: [4, 2, 1, 0] },
      { label: "11-08", values: [3, 1, 1, 1] },
    ])
  })

  it("draws one currency's revenue beside what was taken off in it", () => {
    expect(revenueBars(periods, "eur", (from) => from).map(({ values }) => values)).toEqual([
      [101.2, 10.1],
      [2.1, 0.2],
    ])
  })

  it("names the currencies in which something happened", () => {
    expect(reportedCurrencies(periods)).toEqual(["chf", "eur"])
  })

  it("adds up without the crumbs of binary fractions", () => {
    const totals = reportTotals(periods)
    expect(totals).toMatchObject({ claims: 7, qualified: 3, rewarded: 2, reversed: 1, points: 750 })
    expect([totals.revenue("eur"), totals.discounts("eur"), totals.revenue("usd")]).toEqual([103.3, 10.3, 0])
  })
})

describe("a referral's state", () => {
  it("says what can be decided", () => {
    expect(referralStates.filter((state) => canApprove({ state }))).toEqual(["in_review"])
    expect(referralStates.filter((state) => canReject({ state }))).toEqual(["claimed", "in_review", "qualified"])
  })

  it("is looked for as far back as the list says", () => {
    expect(claimedFrom("7_days", new Date("2026-11-29T10:00:00Z"))).toBe("2026-11-22T10:00:00.000Z")
  })
})
