import fc from "fast-check"
import { amount } from "./money"
import { ratio } from "./ratio"
import { roundedTo, spread } from "./spread"

const by = (...weights: (number | string)[]) => weights.map((weight) => amount(weight))

describe("units spread by weight", () => {
  it.each([
    [10, by(1, 1, 1), [4, 3, 3]],
    [10, by(1, 1, 2), [3, 2, 5]],
    [100, by("33.33", "66.67"), [33, 67]],
    [1, by("0.1", "0.2", "0.2"), [0, 1, 0]],
    [7, by(0, 5, 0), [0, 7, 0]],
    [7, by(0, 0, 0), [3, 2, 2]],
    [7, by(-5, 5), [0, 7]],
    [0, by(1, 2), [0, 0]],
    [0, [], []],
    [9_007_199_254_740_991, by("0.0000000001", "0.0000000001"), [4_503_599_627_370_496, 4_503_599_627_370_495]],
  ])("%i over %j", (total, weights, expected) => {
    expect(spread(total, weights)).toEqual(expected)
  })

  it.each([[-1], [0.5], [NaN], [Infinity], [2 ** 53]])("is refused for %d", (total) => {
    expect(() => spread(total, by(1))).toThrow(RangeError)
  })

  it("needs a part", () => {
    expect(() => spread(1, [])).toThrow(RangeError)
  })

  it("loses and makes nothing, and gives no part more than its share rounded up", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 10 ** 7 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), weights, (total, cents) => {
        const parts = spread(total, cents.map((each) => amount(each).shiftedBy(-2)))
        const all = cents.reduce((sum, each) => sum + each, 0)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
        parts.forEach((part, index) => {
          const share = all ? (BigInt(total) * BigInt(cents[index])) / BigInt(all) : BigInt(Math.floor(total / cents.length))
          expect(BigInt(part) - share).toBeGreaterThanOrEqual(0n)
          expect(BigInt(part) - share).toBeLessThanOrEqual(1n)
          expect(all > 0 && cents[index] === 0 && part > 0).toBe(false)
        })
      })
    )
  })

  it("gives no unit to a part whose share is whole", () => {
    expect(roundedTo(5, [ratio(2), ratio(3, 2), ratio(3, 2)])).toEqual([2, 2, 1])
    expect(roundedTo(0, [ratio(-1, 2), ratio(1, 2)])).toEqual([0, 0])
  })
})
