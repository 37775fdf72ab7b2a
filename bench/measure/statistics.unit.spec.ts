import { compare, median } from "./statistics"
import { judge } from "./verdict"

describe("what is made of the samples", () => {
  it("takes the middle, or the mean of the two middle ones", () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 2, 3])).toBe(2.5)
  })

  it("gives the ratio of the medians with an interval around it, always the same for the same samples", () => {
    const theirs = Array.from({ length: 40 }, (_, index) => 100 + (index % 7))
    const ours = theirs.map((value) => value * 1.05)
    const comparison = compare(ours, theirs)
    expect(comparison.ratio).toBeCloseTo(1.05)
    expect(comparison.ratioInterval[0]).toBeLessThanOrEqual(comparison.ratio)
    expect(comparison.ratioInterval[1]).toBeGreaterThanOrEqual(comparison.ratio)
    expect(compare(ours, theirs)).toEqual(comparison)
  })

  it("refuses samples that are no pairs", () => {
    expect(() => compare([1, 2], [1])).toThrow("pairs")
  })
})

describe("the verdict", () => {
  const compared = (ratioInterval: [number, number], differenceInterval: [number, number] = [5, 6]) => ({
    ratio: (ratioInterval[0] + ratioInterval[1]) / 2,
    ratioInterval,
    difference: 5.5,
    differenceInterval,
  })
  const limit = { ratio: 1.1, extraStatements: 3 }

  it.each([
    ["below the limit", compared([1.01, 1.09]), 0, limit, { passed: true, why: "time" }],
    ["above the limit", compared([1.11, 1.2]), 0, limit, { passed: false, why: "time" }],
    ["across the limit, few statements", compared([1.05, 1.15]), 3, limit, { passed: true, why: "statements" }],
    ["across the limit, too many statements", compared([1.05, 1.15]), 4, limit, { passed: false, why: "statements" }],
    ["above the limit, but by less than the allowed milliseconds", compared([1.2, 1.4], [0.4, 1.2]), 0, { ...limit, orMilliseconds: 1.5 }, { passed: true, why: "time" }],
    ["fast, but with too many statements where these are limited", compared([0.9, 1]), 4, { ...limit, isStatementLimit: true }, { passed: false, why: "statements" }],
  ])("%s", (_case, comparison, statements, given, verdict) => {
    expect(judge(comparison, statements, given)).toEqual(verdict)
  })
})
