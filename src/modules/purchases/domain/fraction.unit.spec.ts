import fc from "fast-check"
import { amount } from "../../../shared/money"
import { add, decimalOf, fraction, fractionOf, fromText, isBelow, least, most, multiply, NONE, orNone, ratio, subtract, sum, toText, WHOLE, type Fraction } from "./fraction"

const someFraction: fc.Arbitrary<Fraction> = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
  .map(([num, den]) => fraction(num, den))

describe("a fraction", () => {
  it("is kept in lowest terms, with nothing negative below", () => {
    expect(toText(fraction(6n, -4n))).toEqual({ num: "-3", den: "2" })
    expect(toText(fraction(0n, 5n))).toEqual({ num: "0", den: "1" })
    expect(() => fraction(1n, 0n)).toThrow(RangeError)
  })

  it.each([
    ["1.19", "119", "100"],
    ["0", "0", "1"],
    ["-0.5", "-1", "2"],
    ["0.0000000001", "1", "10000000000"],
    ["1e21", "1000000000000000000000", "1"],
    ["33.333333333333333333", "33333333333333333333", "1000000000000000000"],
  ])("is %s exactly", (decimal, num, den) => {
    expect(toText(fractionOf(amount(decimal)))).toEqual({ num, den })
  })

  it.each([
    [1n, 3n, 2, "0.33"],
    [2n, 3n, 2, "0.67"],
    [1n, 8n, 2, "0.13"],
    [5n, 1n, 0, "5"],
    [1n, 2n, 0, "1"],
  ])("%s/%s rounded to %s decimals is %s", (num, den, decimals, text) => {
    expect(decimalOf(fraction(num, den), decimals).toFixed()).toBe(text)
  })

  it("of nothing by nothing is nothing", () => {
    expect(ratio(NONE, NONE)).toEqual(NONE)
    expect(ratio(WHOLE, NONE)).toEqual(NONE)
  })

  it("is computed with exactly", () => {
    fc.assert(
      fc.property(someFraction, someFraction, someFraction, (a, b, c) => {
        expect(subtract(add(a, b), b)).toEqual(a)
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)))
        expect(b.num === 0n ? NONE : multiply(ratio(a, b), b)).toEqual(b.num === 0n ? NONE : a)
        expect(sum([a, b, c])).toEqual(add(a, add(b, c)))
        expect(fromText(toText(a))).toEqual(a)
        expect(add(least(a, b), most(a, b))).toEqual(add(a, b))
        expect(isBelow(most(a, b), least(a, b))).toBe(false)
        expect(isBelow(orNone(a), NONE)).toBe(false)
      })
    )
  })
})
