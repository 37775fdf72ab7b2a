import { aCart, aPaidLine, aRule, cheapest, entitled, givenBy, inShort, verdictOn } from "./entitlement.fixture.spec"

type Lines = Record<string, [quantity: number, unit_price: number]>
const of = (lines: Lines) => aCart(Object.entries(lines).map(([id, [quantity, unit_price]]) => aPaidLine(id, { quantity, unit_price })))
const threeForTwo = cheapest(3)

describe("three for two", () => {
  it.each([
    ["nothing of two", { a: [2, 10] }, threeForTwo, []],
    ["one of three", { a: [3, 10] }, threeForTwo, ["1 of a for 10"]],
    ["the cheapest of three", { a: [1, 30], b: [1, 10], c: [1, 20] }, threeForTwo, ["1 of b for 10"]],
    ["the two cheapest of six, over two lines", { a: [4, 30], b: [1, 10], c: [1, 20] }, threeForTwo, ["1 of b for 10", "1 of c for 20"]],
    ["the line with the smaller id, of two alike", { b: [2, 10], a: [1, 10] }, threeForTwo, ["1 of a for 10"]],
    ["whole pieces only", { a: [2.9, 10], b: [0.5, 1] }, threeForTwo, []],
    ["no half piece, though it is the cheapest", { a: [3, 10], b: [0.5, 1] }, threeForTwo, ["1 of a for 10"]],
    ["two of five, where the rule says so", { a: [5, 10] }, cheapest(5, { quantity: 2 }), ["2 of a for 20"]],
    ["once", { a: [9, 10] }, { ...threeForTwo, repeat: { type: "once" } }, ["1 of a for 10"]],
    ["up to its maximum", { a: [9, 10] }, { ...threeForTwo, repeat: { type: "each_time", maximum: 2 } }, ["2 of a for 20"]],
    ["what is in its scope", { a: [2, 1], b: [3, 10] }, cheapest(3, { scope: { type: "products", ids: ["b"] } }), ["1 of b for 10"]],
    ["nothing that costs nothing anyway", { a: [1, 0], b: [2, 10] }, threeForTwo, []],
  ] as [string, Lines, Record<string, unknown>, string[]][])("frees %s", (_what, lines, rule, expected) => {
    expect(givenBy(rule, of(lines))).toEqual(expected)
  })

  it.each([
    ["net", false, { net: 30, gross: 35.7 }, 10],
    ["net, after a coupon of 10 %", false, { net: 27, gross: 32.13 }, 9],
    ["with tax", true, { net: 25.21, gross: 30 }, 10],
    ["with tax, after a coupon of 10 %", true, { net: 22.69, gross: 27 }, 9],
    ["a third that has no end", false, { net: 10, gross: 11.9 }, 3.3333333333],
  ])("takes off what a piece costs as the line has it: %s", (_what, is_tax_inclusive, after, expected) => {
    const line = aPaidLine("a", { quantity: 3, unit_price: 10, is_tax_inclusive, ...after, net_before: 30, gross_before: 35.7 })
    expect(givenBy(threeForTwo, aCart([line]))).toEqual([`1 of a for ${expected}`])
  })

  it("takes nothing off a line of which promotions left nothing", () => {
    expect(givenBy(threeForTwo, aCart([aPaidLine("a", { quantity: 3, net: 0, gross: 0, net_before: 300 })]))).toEqual([])
  })

  it("never frees a piece twice", () => {
    const twice = [aRule({ id: "first", priority: 1, ...threeForTwo }), aRule({ id: "second", ...threeForTwo })]
    expect(inShort(entitled(twice, of({ a: [2, 30], b: [1, 10] })))).toEqual(["1 of b for 10", "1 of a for 30"])
    const all = [1, 2, 3, 4, 5].map((index) => aRule({ id: `rule_${index}`, ...threeForTwo }))
    expect(inShort(entitled(all, of({ a: [3, 10] })))).toEqual(["1 of a for 10", "1 of a for 10", "1 of a for 10"])
  })

  it("says how many pieces are missing", () => {
    expect(verdictOn(threeForTwo, of({ a: [1, 10] })).reasons).toEqual([{ path: "reward", condition: null, code: "too_few_pieces", details: { missing: 2, minimum: 3 } }])
  })
})
