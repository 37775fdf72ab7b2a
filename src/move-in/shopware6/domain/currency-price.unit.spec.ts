import { currencyOf, isRounded, priceIn } from "./currency-price"
import type { CurrencyRow } from "./rows"
import { DEFAULT_CURRENCY } from "./shopware-ids"

const OTHER = "e".repeat(32)
const row = (fields: Partial<CurrencyRow>): CurrencyRow => ({ id: OTHER, iso_code: "CHF", factor: "0.95", item_rounding: null, created_at: null, updated_at: null, ...fields })
const rounding = (decimals: number, interval = 0.01, roundForNet = true) => JSON.stringify({ decimals, interval, roundForNet })
const entry = (net: number, gross: number) => ({ net, gross, linked: true })

const charged = (item_rounding: string | null, gross: number, { own = true, tax_inclusive = true, factor = "0.95" } = {}) => {
  const currency = currencyOf(row({ item_rounding, factor }))
  return currency && priceIn(new Map([[own ? OTHER : DEFAULT_CURRENCY, entry(gross, gross)]]), currency, tax_inclusive)?.toFixed()
}

describe("a price in a currency", () => {
  it("is its own where it has one, the default currency's times the factor otherwise", () => {
    const currency = currencyOf(row({}))!
    const both = new Map([[DEFAULT_CURRENCY, entry(10, 11.9)], [OTHER, entry(8, 9.52)]])
    expect(currency.code).toBe("chf")
    expect(priceIn(both, currency, true)?.toFixed()).toBe("9.52")
    expect(priceIn(both, currency, false)?.toFixed()).toBe("8")
    expect(priceIn(new Map([[DEFAULT_CURRENCY, entry(10, 11.9)]]), currency, true)?.toFixed()).toBe("11.31")
    expect(priceIn(new Map([["f".repeat(32), entry(1, 1)]]), currency, true)).toBeNull()
  })

  it.each<[string, string | null, number, string]>([
    ["to cents where nothing is said", null, 1.005, "1.01"],
    ["to as many decimals as it says", rounding(4), 0.00435, "0.0044"],
    ["half up", rounding(0), 2.5, "3"],
    ["to steps of five cents", rounding(2, 0.05), 10.02, "10"],
    ["to steps of five cents, half up", rounding(2, 0.05), 10.025, "10.05"],
    ["not to steps with more than two decimals", rounding(3, 0.05), 10.021, "10.021"],
  ])("is rounded %s", (_name, item_rounding, gross, expected) => {
    expect(charged(item_rounding, gross)).toBe(expected)
  })

  it("without tax is not rounded to steps where the currency says so", () => {
    expect(charged(rounding(2, 0.05, false), 10.02, { tax_inclusive: false })).toBe("10.02")
    expect(charged(rounding(2, 0.05, false), 10.02)).toBe("10")
  })

  it("cannot be told in a currency whose factor or rounding cannot be read", () => {
    expect(currencyOf(row({ factor: "0" }))).toBeNull()
    expect(currencyOf(row({ factor: "x" }))).toBeNull()
    expect(currencyOf(row({ item_rounding: "{" }))).toBeNull()
    expect(currencyOf(row({ item_rounding: rounding(-1) }))).toBeNull()
  })

  it("is noted as rounded where it was typed more finely, not where it is converted", () => {
    const currency = currencyOf(row({}))!
    expect(isRounded(new Map([[OTHER, entry(1, 1.005)]]), currency, true)).toBe(true)
    expect(isRounded(new Map([[OTHER, entry(1, 1.01)]]), currency, true)).toBe(false)
    expect(isRounded(new Map([[DEFAULT_CURRENCY, entry(1, 1.005)]]), currency, true)).toBe(false)
  })
})
