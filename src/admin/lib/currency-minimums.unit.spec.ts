import type { RuleCondition } from "../../types/reward-points"
import { currenciesWithoutMinimum, withMinimumsIn, withNewMinimum } from "./currency-minimums"

const shop = ["eur", "usd", "sek"]
const total = (currency_code: string, minimum: unknown = 500): RuleCondition => ({ code: "goods_total", args: { currency_code, minimum } })
const level: RuleCondition = { code: "levels", args: { ids: ["level_1"] } }

describe("a goods total in one currency", () => {
  it.each<[string, RuleCondition | null, string[]]>([
    ["nothing asked", null, []],
    ["nothing asked of the goods", level, []],
    ["one currency alone", total("eur"), ["usd", "sek"]],
    ["beside something else", { all: [level, total("eur")] }, ["usd", "sek"]],
    ["in every currency", { any: [total("eur"), total("usd"), total("sek")] }, []],
    ["two of three", { all: [{ any: [total("eur"), total("usd")] }, level] }, ["sek"]],
    ["one that must not be met", { not: total("eur") }, []],
  ])("leaves buyers in other currencies without: %s", (_, value, expected) => {
    expect(currenciesWithoutMinimum(value, shop)).toEqual(expected)
  })

  it("is completed with its amount in the others, where it stands", () => {
    expect(withMinimumsIn({ all: [level, total("eur")] }, shop)).toEqual({ all: [level, { any: [total("eur"), total("usd"), total("sek")] }] })
    expect(withMinimumsIn({ any: [total("usd", 5), total("eur")] }, shop)).toEqual({ any: [total("usd", 5), total("eur"), total("sek", 5)] })
    expect(currenciesWithoutMinimum(withMinimumsIn({ all: [{ all: [total("eur")] }] }, shop), shop)).toEqual([])
  })

  it("is left alone where nothing is missing or it must not be met", () => {
    const complete: RuleCondition = { all: [{ any: shop.map((code) => total(code)) }, { not: total("eur") }] }
    expect(withMinimumsIn(complete, shop)).toEqual(complete)
  })
})

it("starts with one in every currency, each still to be typed", () => {
  expect(withNewMinimum(null, shop)).toEqual({ all: [{ any: shop.map((code) => total(code, "")) }] })
  expect(withNewMinimum(null, ["eur"])).toEqual({ all: [total("eur", "")] })
})
