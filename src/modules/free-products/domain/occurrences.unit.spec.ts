import { dividedBy, amount } from "../../../shared/money"
import { aCart, aPaidLine, givenBy, perAmount, perQuantity, sameVariant, verdictOn } from "./entitlement.fixture.spec"

const forProducts = (...ids: string[]) => ({ scope: { type: "products", ids } })
const pieces = (quantities: Record<string, number>) => aCart(Object.entries(quantities).map(([id, quantity]) => aPaidLine(id, { quantity })))

describe("a rule for each full amount", () => {
  it.each([
    ["comes not at all below it", 99.99, {}, []],
    ["comes once exactly at it", 100, {}, ["1 mug"]],
    ["comes for each full one", 399.99, {}, ["3 mug"]],
    ["comes up to its maximum", 399.99, { maximum: 2 }, ["2 mug"]],
  ])("%s", (_what, net, fields, expected) => {
    expect(givenBy(perAmount(100, fields), aCart([aPaidLine("a", { net })]))).toEqual(expected)
  })

  it.each([
    ["net", "after", 1],
    ["gross", "after", 2],
    ["net", "before", 3],
    ["gross", "before", 4],
  ])("counts %s, %s promotions", (tax, promotions, expected) => {
    const cart = aCart([aPaidLine("a", { net: 1, gross: 2, net_before: 3, gross_before: 4 })])
    expect(verdictOn(perAmount(1, { tax, promotions }), cart).times).toBe(expected)
  })

  it("never comes more often than ten thousand times", () => {
    expect(verdictOn(perAmount(100), aCart([aPaidLine("a", { net: 5_000_000 })])).times).toBe(10_000)
  })

  it("counts what its scope covers", () => {
    expect(givenBy(perAmount(100, forProducts("a")), pieces({ a: 2, b: 5 }))).toEqual(["2 mug"])
  })

  it("is reached by prices with tax whose quotients miss it by the last decimal", () => {
    const net = dividedBy(amount("119"), "3.57")
    expect(givenBy(perAmount(100), aCart(["a", "b", "c"].map((id) => ({ ...aPaidLine(id), net }))))).toEqual(["1 mug"])
  })

  it("does not come in a currency that it has no amount for", () => {
    expect(verdictOn(perAmount(100), aCart(undefined, { currency_code: "usd" }))).toMatchObject({
      fires: false,
      reasons: [{ path: "repeat", code: "other_currency", details: { currency_codes: ["eur"] } }],
      near_miss: null,
    })
  })

  it("says what is missing to the first", () => {
    expect(verdictOn(perAmount(150)).reasons).toEqual([{ path: "repeat", condition: null, code: "below_minimum", details: { missing: 50, minimum: 150, currency_code: "eur" } }])
  })
})

describe("a rule for each so many pieces", () => {
  it.each([
    [{ a: 2 }, []],
    [{ a: 2, b: 1 }, ["1 mug"]],
    [{ a: 7 }, ["2 mug"]],
    [{ a: 2.5, b: 0.5 }, ["1 mug"]],
  ])("of three gives at %j: %j", (quantities, expected) => {
    expect(givenBy(perQuantity(3), pieces(quantities as Record<string, number>))).toEqual(expected)
  })

  it("says how many are missing to the first", () => {
    expect(verdictOn(perQuantity(3), pieces({ a: 1 })).reasons).toEqual([{ path: "repeat", condition: null, code: "too_few_pieces", details: { missing: 2, minimum: 3 } }])
  })
})

describe("the eleventh free", () => {
  it.each([
    ["nine", { a: 9 }, sameVariant(10), []],
    ["ten", { a: 10 }, sameVariant(10), ["1 a"]],
    ["twenty-nine", { a: 29 }, sameVariant(10), ["2 a"]],
    ["nine and a half", { a: 9.5 }, sameVariant(10), []],
    ["nine each of two", { a: 9, b: 9 }, sameVariant(10), []],
    ["ten each of two, in the order of their ids", { b: 10, a: 10 }, sameVariant(10), ["1 a", "1 b"]],
    ["ten and twenty, those first of which there are more", { a: 10, b: 20 }, sameVariant(10), ["2 b", "1 a"]],
    ["two for ten", { a: 20 }, sameVariant(10, { quantity: 2 }), ["4 a"]],
    ["what is in its scope", { a: 10, b: 10 }, sameVariant(10, forProducts("b")), ["1 b"]],
    ["once", { a: 10, b: 20 }, { ...sameVariant(10), repeat: { type: "once" } }, ["1 b"]],
    ["with a maximum over all", { a: 20, b: 20 }, { ...sameVariant(10), repeat: { type: "each_time", maximum: 3 } }, ["2 a", "1 b"]],
  ])("of %s", (_what, quantities, rule, expected) => {
    expect(givenBy(rule, pieces(quantities as Record<string, number>))).toEqual(expected)
  })

  it("counts a variant over all its lines, and nothing that has none", () => {
    const of = (variant_id: string | null, id: string) => aPaidLine(id, { variant_id, quantity: 5 })
    expect(givenBy(sameVariant(10), aCart([of("a", "l1"), of("a", "l2")]))).toEqual(["1 a"])
    expect(givenBy(sameVariant(10), aCart([of(null, "l1"), of(null, "l2")]))).toEqual([])
  })
})
