import fc from "fast-check"
import { openingLots, type Reward, type RewardGiven } from "./opening-lots"

const AT = new Date("2026-03-15T12:00:00.000Z")
const APRIL = "2026-04-01 00:00:00"
const MAY = "2026-05-01 00:00:00"
const ENDED = "2026-03-15 12:00:00"

const given = (points_delta: number, expires_at: string | null, points_used = 0): RewardGiven => ({ history_id: 7, points_delta, points_used, expires_at })
const lotsOf = (balance: Reward["balance"], ...parts: RewardGiven[]) => {
  const { lots, remarks } = openingLots({ row: "magento_reward 1", balance, given: parts }, AT)
  return {
    lots: lots.map(({ points, expires_at }) => `${points} ${expires_at ? expires_at.toISOString().slice(0, 10) : "never"}`),
    remarks: remarks.map(({ reason, moved = false, figure }) => [reason, moved, figure]),
  }
}

describe("a balance of Magento's reward points", () => {
  it("is lots with their own ends, those that end together as one, soonest first", () => {
    expect(lotsOf(280, given(100, MAY), given(100, APRIL, 20), given(60, MAY), given(40, null))).toEqual({ lots: ["80 2026-04-01", "160 2026-05-01", "40 never"], remarks: [] })
  })

  it("never ends as far as it has no history", () => {
    expect(lotsOf(100, given(30, APRIL))).toEqual({ lots: ["30 2026-04-01", "70 never"], remarks: [] })
    expect(lotsOf(100)).toEqual({ lots: ["100 never"], remarks: [] })
  })

  it("holds where more is open in the history, which is reduced soonest end first", () => {
    expect(lotsOf(50, given(30, APRIL), given(50, MAY))).toEqual({ lots: ["50 2026-05-01"], remarks: [["history_disagrees", true, 30]] })
    expect(lotsOf(10, given(50, null), given(30, APRIL))).toEqual({ lots: ["10 never"], remarks: [["history_disagrees", true, 70]] })
  })

  it("is without what has ended and was not yet taken out, to the second", () => {
    expect(lotsOf(100, given(40, ENDED), given(60, "2026-03-15 12:00:01"))).toEqual({ lots: ["60 2026-03-15"], remarks: [["expired_points", false, 40]] })
    expect(lotsOf(30, given(40, ENDED))).toEqual({ lots: [], remarks: [["expired_points", false, 30]] })
  })

  it("is without what ends at no time", () => {
    expect(lotsOf(100, given(40, "0000-00-00 00:00:00"), given(10, "2026-02-31 00:00:00"))).toEqual({ lots: ["50 never"], remarks: [["zero_date", false, 40], ["not_a_time", false, 10]] })
  })

  it("is refused below 0 and where it is not whole", () => {
    expect(lotsOf(-5, given(40, APRIL))).toEqual({ lots: [], remarks: [["negative_balance", false, -5]] })
    expect(lotsOf("10.5")).toEqual({ lots: [], remarks: [["not_whole", false, 0]] })
    expect(lotsOf("10", { ...given(1, null), points_used: "0.5" })).toEqual({ lots: [], remarks: [["not_whole", false, 0]] })
    expect(lotsOf("ten")).toEqual({ lots: [], remarks: [["not_whole", false, 0]] })
  })

  it("is what is moved and what is not, together, whatever the history says", () => {
    const somePart = fc.record({ delta: fc.integer({ min: 1, max: 50 }), used: fc.nat({ max: 60 }), expires_at: fc.constantFrom(null, APRIL, MAY, ENDED, "0000-00-00 00:00:00") })
    fc.assert(
      fc.property(fc.nat({ max: 200 }), fc.array(somePart, { maxLength: 8 }), (balance, parts) => {
        const { lots, remarks } = openingLots({ row: "magento_reward 1", balance, given: parts.map(({ delta, used, expires_at }) => given(delta, expires_at, used)) }, AT)
        const moved = lots.reduce((sum, { points }) => sum + points, 0)
        const left = remarks.filter(({ moved }) => !moved).reduce((sum, { figure = 0 }) => sum + figure, 0)
        expect(moved + left).toBe(balance)
        expect(lots.every(({ points, expires_at }) => points > 0 && (expires_at === null || expires_at > AT))).toBe(true)
        const ends = lots.map(({ expires_at }) => expires_at?.getTime() ?? Infinity)
        expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b))
      })
    )
  })
})
