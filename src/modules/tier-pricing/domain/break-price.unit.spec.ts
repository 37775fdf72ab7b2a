import fc from "fast-check"
import { amount, isLess } from "../../../shared/money"
import { breakPrice, lowestBreakPrice, reachedBreaks } from "./break-price"
import { amountOff, fixed, percentage, someAmount, someBreaks, text } from "./kernel.fixture.spec"
import type { Decimals, TierBreak } from "./tier-price-rule"

const priced = (tier: TierBreak, decimals: Decimals, list: number | string, currency_code = "eur") =>
  text(breakPrice(tier, decimals, { base: amount(list), list_price: amount(list), currency_code }))

describe("the price of a break", () => {
  it.each([
    // 0.0043 × 0.925 = 0.0039775
    ["7.5 % off 0.0043, as the list price is written", percentage(1, 7.5), null, "0.0043", "eur", "0.004"],
    ["7.5 % off 0.0043, to two decimals", percentage(1, 7.5), 2, "0.0043", "eur", "0"],
    ["7.5 % off 0.0043, to five decimals", percentage(1, 7.5), 5, "0.0043", "eur", "0.00398"],
    ["7.5 % off 0.0043, exactly", percentage(1, 7.5), "exact", "0.0043", "eur", "0.0039775"],
    ["the decimals of the currency where the list price has fewer", percentage(1, 7.5), null, "10", "eur", "9.25"],
    ["half a cent goes up", percentage(1, 50), null, "0.01", "eur", "0.01"],
    ["half a cent goes up, not to the even cent", percentage(1, 50), null, "0.05", "eur", "0.03"],
    ["less than half a cent goes down", percentage(1, 51), null, "0.05", "eur", "0.02"],
    ["yen have no decimals", percentage(1, 7.5), null, "1999", "jpy", "1849"],
    ["half a yen goes up", percentage(1, 50), null, "3", "jpy", "2"],
    ["yen keep the decimals of the list price", percentage(1, 50), null, "0.5", "jpy", "0.3"],
    ["dinars have three decimals", percentage(1, 33.3), null, "1", "kwd", "0.667"],
    ["an amount off is rounded as a percentage is", amountOff(1, 0.001), null, "10", "eur", "10"],
    ["an amount off, exactly", amountOff(1, 0.001), "exact", "10", "eur", "9.999"],
    ["an amount off more than there is", amountOff(1, 11), null, "10", "eur", "0"],
    ["all off", percentage(1, 100), null, "10", "eur", "0"],
    ["a fixed price is taken as it was typed", fixed(1, 0.0039), 2, "10", "eur", "0.0039"],
    ["no float: 0.1 + 0.2 is 0.3", amountOff(1, 0.1), "exact", "0.3", "eur", "0.2"],
    ["a whole number of decimals", percentage(1, 10), 0, "14.99", "eur", "13"],
  ] as const)("%s", (_name, tier, decimals, list, currency, expected) => {
    expect(priced(tier, decimals, list, currency)).toBe(expected)
  })

  it("needs no base when it is fixed, and has no price without one otherwise", () => {
    const none = { base: null, list_price: null, currency_code: "eur" }
    expect(text(breakPrice(fixed(1, 3), null, none))).toBe("3")
    expect(breakPrice(percentage(1, 3), null, none)).toBeNull()
    expect(breakPrice(amountOff(1, 3), null, none)).toBeNull()
  })

  it("of several breaks the lowest wins, those without a price are passed over", () => {
    const bases = { base: amount(100), list_price: amount(100), currency_code: "eur" }
    expect(text(lowestBreakPrice([fixed(1, 80), percentage(10, 25), amountOff(20, 10)], null, bases))).toBe("75")
    expect(text(lowestBreakPrice([fixed(1, 80), percentage(10, 25)], null, { ...bases, base: null }))).toBe("80")
    expect(lowestBreakPrice([percentage(10, 25)], null, { ...bases, base: null })).toBeNull()
  })

  it("a break is reached at its quantity, not one piece before", () => {
    const breaks = [percentage(1, 5), percentage(10, 10)]
    expect(reachedBreaks(breaks, 9)).toEqual([breaks[0]])
    expect(reachedBreaks(breaks, 10)).toEqual(breaks)
  })

  it("is never negative, and never more than half a step from the exact price", () => {
    const decimals = fc.integer({ min: 0, max: 6 })
    fc.assert(
      fc.property(someAmount, someBreaks, decimals, (list, [tier], places) => {
        const bases = { base: amount(list), list_price: amount(list), currency_code: "eur" }
        const [exact, rounded] = [breakPrice(tier, "exact", bases), breakPrice(tier, places, bases)]
        expect(exact && isLess(exact, amount(0))).toBe(false)
        const halfStep = tier.type === "fixed" ? 0 : 0.5 * 10 ** -places
        expect(Math.abs(Number(rounded) - Number(exact))).toBeLessThanOrEqual(halfStep + 1e-9)
      })
    )
  })
})
