import { compare, decimal, decimalsOf, format, mean, percentOff, roundHalfUp } from "./decimal"

describe("decimal", () => {
  it.each([
    ["2.550", "2.55"],
    [".5", "0.5"],
    [0.0043, "0.0043"],
    [1e-7, "0.0000001"],
    ["-1.20", "-1.2"],
    [100, "100"],
  ])("%s is %s", (value, text) => expect(format(decimal(value))).toBe(text))

  it("refuses what is no number", () => expect(() => decimal("1e3")).toThrow("is not a decimal number"))
  it("compares by value", () => expect(compare(decimal("10"), decimal("9.99"))).toBe(1))
  it("takes 7.5 percent off less than a cent without loss", () =>
    expect(format(percentOff(decimal("0.0043"), decimal("7.5")))).toBe("0.0039775"))
  it.each([
    ["2.325", 2, "2.33"],
    ["2.3249", 2, "2.32"],
    ["0.5", 0, "1"],
    ["1.1", 4, "1.1"],
  ])("rounds %s to %s decimals as %s", (value, decimals, text) =>
    expect(format(roundHalfUp(decimal(value), decimals))).toBe(text)
  )
  it("counts the decimals that a price needs", () => expect(decimalsOf(decimal("1.50"))).toBe(1))
  it("halves an odd sum exactly", () => expect(format(mean(decimal("0.01"), decimal("0.02")))).toBe("0.015"))
})
