import fc from "fast-check"
import { withinLimits, withinRoom, type HeldAward } from "./held-award"

/** An award from points by line and rule: `{ a: { base: 10, welcome: 5 } }`. */
const awardOf = (lines: Record<string, Record<string, number>>): HeldAward => {
  const rules = [...new Set(Object.values(lines).flatMap((line) => Object.keys(line)))]
  const totals = (points: number[]): number => points.reduce((all, each) => all + each, 0)
  return {
    points: totals(Object.values(lines).flatMap((line) => Object.values(line))),
    breakdown: rules.map((rule_id) => ({ rule_id, name: rule_id, points: totals(Object.values(lines).map((line) => line[rule_id] ?? 0)) })).filter(({ points }) => points !== 0),
    lines: Object.entries(lines).map(([line_id, line]) => ({
      line_id,
      points: totals(Object.values(line)),
      reasons: Object.entries(line).map(([rule_id, points]) => ({ rule_id, name: rule_id, points })),
    })),
  }
}

const pointsOf = ({ lines }: HeldAward): Record<string, number> => Object.fromEntries(lines.map(({ line_id, points }) => [line_id, points]))

describe("an award within the limits of its rules", () => {
  const award = awardOf({ a: { base: 10, welcome: 40 }, b: { base: 20, welcome: 60 } })

  it("stays as it is where no rule has one", () => {
    expect(withinLimits(award, {})).toBe(award)
    expect(withinLimits(award, { welcome: 100 })).toBe(award)
  })

  it("loses what is above, in proportion on its lines", () => {
    const { points, breakdown, lines } = withinLimits(award, { welcome: 50 })
    expect(points).toBe(80)
    expect(breakdown.map(({ rule_id, points }) => [rule_id, points])).toEqual([["base", 30], ["welcome", 50]])
    expect(lines.map(({ points }) => points)).toEqual([30, 50])
  })

  it("loses a rule that has nothing left", () => {
    expect(withinLimits(award, { welcome: 0 })).toEqual(awardOf({ a: { base: 10 }, b: { base: 20 } }))
  })

  it("does not let a line go below zero where another rule takes something away", () => {
    expect(pointsOf(withinLimits(awardOf({ a: { base: 10, half: -5 }, b: { welcome: 100, half: -50 } }), { welcome: 0 }))).toEqual({ a: 5, b: 0 })
  })
})

describe("an award within the room that is left", () => {
  const award = awardOf({ a: { base: 10 }, b: { base: 20 } })

  it.each([
    [30, { a: 10, b: 20 }],
    [100, { a: 10, b: 20 }],
    [15, { a: 5, b: 10 }],
    [0, { a: 0, b: 0 }],
    [-7, { a: 0, b: 0 }],
  ])("with room for %p points is %p", (room, kept) => {
    expect(pointsOf(withinRoom(award, room))).toEqual(kept)
  })
})

describe("an award of which something is lost", () => {
  const cell = fc.integer({ min: 0, max: 500 })
  const lines = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.record({ base: cell, welcome: cell }), { minKeys: 1 })

  it("adds up by line and by rule, and gives nobody more than before", () => {
    fc.assert(
      fc.property(lines, fc.nat(600), fc.nat(2_000), (cells, limit, room) => {
        const award = awardOf(cells)
        const kept = withinRoom(withinLimits(award, { welcome: limit }), room)
        const sum = (all: { points: number }[]): number => all.reduce((total, { points }) => total + points, 0)
        expect(sum(kept.lines)).toBe(kept.points)
        expect(sum(kept.breakdown)).toBe(kept.points)
        expect(kept.points).toBeLessThanOrEqual(Math.min(award.points, room))
        expect(kept.breakdown.find(({ rule_id }) => rule_id === "welcome")?.points ?? 0).toBeLessThanOrEqual(limit)
        kept.lines.forEach(({ points }, index) => {
          expect(points).toBeGreaterThanOrEqual(0)
          expect(points).toBeLessThanOrEqual(award.lines[index].points)
        })
      })
    )
  })
})
