import { formatAmount, formatPercent, formatUnitPrice } from "./money.ts"

describe("formatUnitPrice", () => {
  it.each([
    ["the currency's decimals", 4.2, "eur", "en", "€4.20"],
    ["a price below a cent", 0.0043, "eur", "en", "€0.0043"],
    ["every decimal of an exact price", 0.0039775, "usd", "en", "$0.0039775"],
    ["a price so small that JavaScript writes an exponent", 0.0000005, "usd", "en", "$0.0000005"],
    ["no decimals for yen", 1200, "jpy", "en", "¥1,200"],
    ["half a yen, when the rule made one", 12.5, "jpy", "en", "¥12.5"],
    ["nothing", 0, "eur", "en", "€0.00"],
    ["four significant digits of a quotient", 0.0043 / 1.19, "eur", "en", "€0.003613"],
    ["the currency's decimals of a large quotient", 100 / 1.19, "eur", "en", "€84.03"],
    ["another language", 1234.5, "eur", "de", "1.234,50\u00a0€"],
  ])("writes %s", (_what, amount, currencyCode, locale, written) => {
    expect(formatUnitPrice(amount, { currencyCode, locale })).toBe(written)
  })
})

describe("formatAmount", () => {
  it("rounds a sum to the currency", () => {
    expect(formatAmount(12.3456, { currencyCode: "eur" })).toBe("€12.35")
    expect(formatAmount(1200.4, { currencyCode: "jpy" })).toBe("¥1,200")
  })

  it("does not let a sum below half a cent seem free", () => {
    expect(formatAmount(0.0043, { currencyCode: "eur" })).toBe("€0.0043")
    expect(formatAmount(0, { currencyCode: "eur" })).toBe("€0.00")
  })
})

describe("formatPercent", () => {
  it("writes at most one decimal", () => {
    expect(formatPercent(12.5)).toBe("12.5%")
    expect(formatPercent(4.651)).toBe("4.7%")
    expect(formatPercent(5, "de")).toBe("5\u00a0%")
  })
})
