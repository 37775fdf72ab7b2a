import fc from "fast-check"
import { amount, currencyDecimals, decimalsOf, isEqual, isSameMoney, minus, notNegative, percentHalfUp, percentOf, plus, roundHalfUp, times, toNumber, toRaw, zero } from "./money"

describe("amounts of money", () => {
  it.each([
    [0.1, "0.1"],
    ["0.0043", "0.0043"],
    [{ value: "19.99" }, "19.99"],
    [1e-7, "0.0000001"],
    [0, "0"],
  ])("reads %j exactly", (given, expected) => {
    expect(amount(given).toFixed()).toBe(expected)
  })

  it("computes in decimals, not in floats", () => {
    expect(plus(amount(0.1), 0.2).toFixed()).toBe("0.3")
    expect(minus(amount(0.3), 0.1).toFixed()).toBe("0.2")
    expect(times(amount(0.0043), 3).toFixed()).toBe("0.0129")
    expect(percentOf(amount(0.0043), 7.5).toFixed()).toBe("0.0003225")
    expect(notNegative(amount(-1)).toFixed()).toBe("0")
  })

  it.each([
    ["0.00405", 4, "0.0041"],
    ["0.00404", 4, "0.004"],
    ["2.5", 0, "3"],
    ["0.5", 0, "1"],
    ["1.005", 2, "1.01"],
    ["1", 2, "1"],
  ])("rounds %s half up to %i decimals: %s", (given, decimals, expected) => {
    expect(roundHalfUp(amount(given), decimals).toFixed()).toBe(expected)
  })

  it("tells decimals of amounts and currencies", () => {
    expect([100, "0.0043", "1.50"].map((each) => decimalsOf(amount(each)))).toEqual([0, 4, 1])
    expect(["eur", "JPY", "kwd", "xxx"].map(currencyDecimals)).toEqual([2, 0, 3, 2])
  })

  it("tells a share in per cent, and none of nothing", () => {
    expect(percentHalfUp(amount(1), amount(3), 2).toFixed()).toBe("33.33")
    expect(percentHalfUp(amount(1), zero, 2).toFixed()).toBe("0")
  })

  it.each([
    ["4.733225", "4.73", "eur", true],
    ["4.735", "4.74", "eur", true],
    ["4.73", "4.74", "eur", false],
    ["1849.4", "1849", "jpy", true],
    ["1849.4", "1850", "jpy", false],
  ])("%s is paid with %s %s: %s", (total, paid, currency, isPaid) => {
    expect(isSameMoney(amount(total), amount(paid), currency)).toBe(isPaid)
  })

  it("survives being stored and read again", () => {
    const fourDecimals = fc.integer({ min: 0, max: 10 ** 12 }).map((tenThousandths) => amount(tenThousandths).shiftedBy(-4))
    fc.assert(
      fc.property(fourDecimals, (some) => {
        expect(isEqual(amount(toRaw(some)), some)).toBe(true)
        expect(isEqual(amount(toNumber(some)), some)).toBe(true)
      })
    )
  })
})
