import { amount, dividedBy, isLess, plus } from "../../shared/money"
import { aLine, answer, complaints } from "../situation.fixture.spec"
import { goodsTotal } from "./goods-total"

const FROM_100 = { currency_code: "eur", minimum: 100 }

describe("a total of goods", () => {
  it.each([
    ["reaches its minimum", { lines: [aLine({ net: 100 })] }, "met"],
    ["is summed over lines, exactly", { lines: [aLine({ net: 99.9 }), aLine({ net: 0.1 })] }, "met"],
    ["is a cent too low", { lines: [aLine({ net: 99.99 })] }, ["below_minimum", { missing: 0.01, minimum: 100, currency_code: "eur" }]],
    ["is in another currency", { currency_code: "usd" }, ["other_currency", { currency_codes: ["eur"] }]],
    ["has no line", { lines: [] }, ["below_minimum", { missing: 100, minimum: 100, currency_code: "eur" }]],
    ["counts no free product", { lines: [aLine({ net: 60 }), aLine({ net: 60, is_free_product: true })] }, ["below_minimum", { missing: 40, minimum: 100, currency_code: "eur" }]],
  ])("%s", (_what, situation, expected) => {
    expect(answer(goodsTotal, FROM_100, situation)).toEqual(expected)
  })

  it.each([
    ["net", "after", 1],
    ["gross", "after", 2],
    ["net", "before", 3],
    ["gross", "before", 4],
  ])("is taken %s, %s promotions", (tax, promotions, total) => {
    const lines = [aLine({ net: 1, gross: 2, net_before: 3, gross_before: 4 })]
    expect(answer(goodsTotal, { currency_code: "eur", tax, promotions, minimum: total, maximum: total }, { lines })).toBe("met")
  })

  it("is reached by prices with tax whose quotients miss it by the last decimal", () => {
    const net = dividedBy(amount("119"), "3.57")
    const lines = [1, 2, 3].map(() => ({ ...aLine(), net }))
    expect(isLess(plus(plus(net, net), net), amount(100))).toBe(true)
    expect(answer(goodsTotal, FROM_100, { lines })).toBe("met")
  })

  it("may have a maximum, which is included", () => {
    const upTo100 = { currency_code: "EUR", minimum: 0, maximum: 100 }
    expect(answer(goodsTotal, upTo100, { lines: [aLine({ net: 100 })] })).toBe("met")
    expect(answer(goodsTotal, upTo100, { lines: [aLine({ net: 100.01 })] })).toEqual(["above_maximum", { excess: 0.01, currency_code: "eur" }])
  })

  it.each([
    [{ minimum: 1 }, ["currency_code: invalid_type"]],
    [{ ...FROM_100, maximum: 99 }, ["maximum: maximum_below_minimum"]],
    [{ ...FROM_100, minimum: -1 }, ["minimum: too_small"]],
    [{ ...FROM_100, minimum: 1e-11 }, ["minimum: too_many_decimals"]],
    [{ ...FROM_100, minimum: "100" }, ["minimum: invalid_type"]],
    [{ ...FROM_100, minimum: Infinity }, ["minimum: invalid_type"]],
    [{ ...FROM_100, tax: "both" }, ["tax: invalid_value"]],
    [{ ...FROM_100, amount: 5 }, ["amount: unrecognized_keys"]],
  ])("refuses %j", (args, expected) => {
    expect(complaints(goodsTotal, args)).toEqual(expected)
  })

  it("says what it asks for", () => {
    expect(goodsTotal.describe(FROM_100)).toBe("Goods for at least 100 EUR net, after promotions")
    expect(goodsTotal.describe({ ...FROM_100, maximum: 200 })).toBe("Goods for 100 to 200 EUR net, after promotions")
  })
})
