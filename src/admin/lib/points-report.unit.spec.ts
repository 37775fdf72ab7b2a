import { activityBars, activityQuery, drawn, startDay } from "./points-report"

const now = new Date("2026-11-23T04:15:30Z")

describe("the report of what happened to points", () => {
  it("draws what goes out below the axis, whatever its sign", () => {
    expect(drawn("redeemed", 30)).toBe(-30)
    expect(drawn("redeemed", -30)).toBe(-30)
    expect(drawn("earned", 30)).toBe(30)
    expect(drawn("expired", 0)).toBe(0)
    expect(drawn("adjusted", -30)).toBe(-30)
    expect(drawn("adjusted", 30)).toBe(30)
  })

  it("has a bar for each period", () => {
    const period = { starts_at: "2026-11-01T00:00:00.000Z", earned: 100, redeemed: 40, expired: 3, clawed_back: 2, restored: 5, adjusted: -1 }
    expect(activityBars([period], (startsAt) => startsAt.slice(0, 7))).toEqual([{ label: "2026-11", values: [100, 5, -40, -2, -3, -1] }])
  })

  it.each([
    ["Berlin in winter", "2026-10-31T23:00:00.000Z", "2026-11-01"],
    ["Berlin in summer", "2026-06-30T22:00:00.000Z", "2026-07-01"],
    ["New York", "2026-11-01T04:00:00.000Z", "2026-11-01"],
    ["UTC", "2026-11-01T00:00:00.000Z", "2026-11-01"],
  ])("names a period by its day in the shop's time zone: %s", (_, startsAt, expected) => {
    expect(startDay(startsAt)).toBe(expected)
  })

  it.each([
    ["30_days", { from: "2026-10-24T04:16:00.000Z", period: "day" }],
    ["90_days", { from: "2026-08-25T04:16:00.000Z", period: "week" }],
    ["12_months", { from: "2025-12-01T00:00:00.000Z", period: "month" }],
  ] as const)("asks for %s up to this minute", (span, expected) => {
    expect(activityQuery(span, now)).toEqual({ ...expected, to: "2026-11-23T04:16:00.000Z" })
  })
})
