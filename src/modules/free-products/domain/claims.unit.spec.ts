import { aRule } from "./entitlement.fixture.spec"
import { countedFrom, excessOf, isCounted, leftOf } from "./claims"

const limited = (limits: Record<string, unknown>) => aRule({ limits })
const perOwner = (pieces: number, period = "month") => ({ per_owner: { period, pieces } })

describe("what the limits of a rule leave", () => {
  it.each([
    ["nothing is limited", {}, { owner: 7, total: 7 }, { owner: null, total: null }],
    ["an order's limit counts nothing before it", { per_order: 1 }, { owner: 7, total: 7 }, { owner: null, total: null }],
    ["each limit by itself", { ...perOwner(3), total: 10 }, { owner: 1, total: 4 }, { owner: 2, total: 6 }],
    ["used up", { ...perOwner(3), total: 10 }, { owner: 3, total: 10 }, { owner: 0, total: 0 }],
    ["lowered after it was used", { ...perOwner(3), total: 10 }, { owner: 5, total: 12 }, { owner: 0, total: 0 }],
  ])("%s", (_what, limits, used, expected) => {
    expect(leftOf(limited(limits), used)).toEqual(expected)
  })

  it.each([
    [{}, false],
    [{ per_order: 3 }, false],
    [perOwner(3), true],
    [{ total: 3 }, true],
  ])("has to be counted of %j: %s", (limits, expected) => {
    expect(isCounted(limited(limits))).toBe(expected)
  })
})

describe("the period of a limit", () => {
  const at = new Date("2026-11-29T23:30:00.000Z")

  it.each([
    ["day", "2026-11-29T23:00:00.000Z"],
    ["week", "2026-11-29T23:00:00.000Z"],
    ["month", "2026-10-31T23:00:00.000Z"],
    ["year", "2025-12-31T23:00:00.000Z"],
  ])("is the %s of the shop's calendar", (period, expected) => {
    expect(countedFrom(limited(perOwner(1, period)), at, "Europe/Berlin")?.toISOString()).toBe(expected)
  })

  it("is all time where it is ever, and where there is no such limit", () => {
    expect([countedFrom(limited(perOwner(1, "ever")), at, "UTC"), countedFrom(limited({ total: 1 }), at, "UTC")]).toEqual([null, null])
  })
})

describe("a claim", () => {
  it.each([
    ["fits where nothing is limited", { owner: null, total: null }, 9, null],
    ["fits to the last piece", { owner: 3, total: 3 }, 3, null],
    ["is more than an owner may have", { owner: 1, total: 9 }, 3, { reason: "limit_per_owner", missing: 2 }],
    ["is more than the budget", { owner: null, total: 0 }, 1, { reason: "limit_total", missing: 1 }],
    ["is more than both, and says the tighter", { owner: 2, total: 1 }, 3, { reason: "limit_total", missing: 2 }],
    ["of nothing fits always", { owner: 0, total: 0 }, 0, null],
  ])("%s", (_what, left, pieces, expected) => {
    expect(excessOf(left, pieces)).toEqual(expected)
  })
})
