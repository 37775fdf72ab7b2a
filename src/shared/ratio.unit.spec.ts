import fc from "fast-check"
import { amount } from "./money"
import { add, compare, divide, floorOf, multiply, negate, NOTHING, overOneDenominator, ratio, ratioOf, signOf, sum } from "./ratio"

const someRatio = fc.record({ numerator: fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), denominator: fc.bigInt({ min: 1n, max: 2n ** 70n }) })

describe("exact fractions", () => {
  it("read amounts", () => {
    expect(ratioOf(amount("0.0043"))).toEqual({ numerator: 43n, denominator: 10_000n })
    expect(ratioOf(amount("100"))).toEqual({ numerator: 100n, denominator: 1n })
    expect(ratioOf(amount("-1.5"))).toEqual({ numerator: -15n, denominator: 10n })
  })

  it("are rounded down, below zero too", () => {
    expect([ratio(7, 2), ratio(-7, 2), ratio(-4, 2), NOTHING].map(floorOf)).toEqual([3n, -4n, -2n, 0n])
  })

  it("add up where decimals would not", () => {
    expect(compare(sum([ratio(1, 3), ratio(1, 3), ratio(1, 3)]), ratio(1))).toBe(0)
    expect(compare(multiply(ratioOf(amount("19.99")), ratio(2, 3)), ratio(3998, 300))).toBe(0)
    expect([signOf(ratio(-1, 2)), signOf(NOTHING), signOf(ratio(1, 2))]).toEqual([-1, 0, 1])
  })

  it("obey the laws of arithmetic, however large they grow", () => {
    fc.assert(
      fc.property(someRatio, someRatio, someRatio, (a, b, c) => {
        expect(compare(multiply(add(a, b), c), add(multiply(a, c), multiply(b, c)))).toBe(0)
        expect(compare(add(add(a, b), negate(b)), a)).toBe(0)
        expect(b.numerator === 0n || compare(multiply(divide(a, b), b), a) === 0).toBe(true)
        expect(compare(a, b) + compare(b, a)).toBe(0)
      })
    )
  })

  it("can stand over one denominator", () => {
    expect(overOneDenominator([ratio(1, 4), ratio(1, 6), ratio(2)])).toEqual({ numerators: [3n, 2n, 24n], denominator: 12n })
    expect(overOneDenominator([])).toEqual({ numerators: [], denominator: 1n })
  })

  it("have no denominator of zero", () => {
    expect(() => ratio(1, 0)).toThrow(RangeError)
    expect(() => divide(ratio(1), NOTHING)).toThrow(RangeError)
  })
})
