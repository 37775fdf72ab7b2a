import { amount } from "../../../shared/money"
import { lineChanges, priceLines, productsToAsk, type BasisByVariant, type PricedLine } from "./cart-lines"
import { aCandidate, aRow, aSaleRow, aSituation, anOverrideRow, fixed, percentage, text } from "./kernel.fixture.spec"

const aLine = (fields: Partial<PricedLine> = {}): PricedLine => ({
  id: "line",
  variant_id: "red",
  product_id: "shirt",
  quantity: 1,
  unit_price: amount(100),
  compare_at_unit_price: null,
  is_tax_inclusive: false,
  is_discountable: true,
  ...fields,
})

const basis = (...candidates: BasisByVariant[string]["candidates"]): BasisByVariant[string] => ({ situation: aSituation(), rows: [aRow({ amount: 100 })], candidates, is_tax_inclusive: false })

const priced = (lines: PricedLine[], bases: BasisByVariant) =>
  Object.fromEntries(
    Object.entries(priceLines(lines, bases)).map(([id, price]) => [id, [text(price.unit_price), text(price.compare_at_unit_price), price.is_discountable]])
  )

describe("what the lines of a cart cost", () => {
  it.each([
    ["the list price without a rule", [], [aRow({ amount: 100 })], ["100", null, null]],
    ["a lower price strikes the list price through", [aCandidate()], [aRow({ amount: 100 })], ["90", "100", null]],
    ["a contract strikes nothing through, and keeps promotions off", [aCandidate({ combine: "override" })], [aRow({ amount: 100 })], ["90", null, false]],
    ["a contract that allows promotions", [aCandidate({ combine: "override", promotions: "allow" })], [aRow({ amount: 100 })], ["90", null, null]],
    ["a lowest rule that excludes promotions", [aCandidate({ promotions: "exclude" })], [aRow({ amount: 100 })], ["90", "100", false]],
    ["a losing rule that excludes promotions", [aCandidate({ promotions: "exclude", breaks: [fixed(1, 200)] })], [aRow({ amount: 100 })], ["100", null, null]],
    ["Medusa's sale strikes the list price through", [], [aRow({ amount: 100 }), aSaleRow(80)], ["80", "100", null]],
    ["Medusa's override list strikes nothing through", [], [aRow({ amount: 100 }), anOverrideRow(80)], ["80", null, null]],
  ])("%s", (_name, candidates, rows, expected) => {
    expect(priced([aLine()], { red: { ...basis(...candidates), rows } })).toEqual({ line: expected })
  })

  it("pools the lines that count together", () => {
    const pooled = aCandidate({ quantity_basis: "product", breaks: [percentage(20, 50)] })
    const lines = [aLine({ id: "red", quantity: 12 }), aLine({ id: "blue", variant_id: "blue", quantity: 8 }), aLine({ id: "cap", variant_id: "cap", product_id: "cap", quantity: 19 })]
    const bases = { red: basis(pooled), blue: basis(pooled), cap: basis(pooled) }
    expect(priced(lines, bases)).toEqual({ red: ["50", "100", null], blue: ["50", "100", null], cap: ["100", null, null] })
  })

  it("leaves a line alone that nothing has a price for", () => {
    expect(priced([aLine(), aLine({ id: "unknown", variant_id: "unknown" })], { red: { ...basis(), rows: [] } })).toEqual({})
  })
})

describe("what must change", () => {
  const changes = (line: PricedLine, candidates: BasisByVariant[string]["candidates"], discountable: Record<string, boolean> = {}) =>
    lineChanges([line], priceLines([line], { red: basis(...candidates) }), discountable).map(({ unit_price, compare_at_unit_price, is_discountable }) => [text(unit_price), text(compare_at_unit_price), is_discountable])

  it("is nothing for a line that is right, so that a second run changes nothing", () => {
    expect(changes(aLine(), [])).toEqual([])
    expect(changes(aLine({ unit_price: amount(90), compare_at_unit_price: amount(100) }), [aCandidate()])).toEqual([])
  })

  it.each([
    ["its price", aLine(), [aCandidate()], ["90", "100", true]],
    ["the list price that is struck through", aLine({ unit_price: amount(90) }), [aCandidate()], ["90", "100", true]],
    ["a list price struck through for no reason any more", aLine({ compare_at_unit_price: amount(100) }), [], ["100", null, true]],
    ["promotions that a contract keeps off", aLine(), [aCandidate({ combine: "override", breaks: [fixed(1, 100)] })], ["100", null, false]],
  ])("%s", (_name, line, candidates, expected) => {
    expect(changes(line, candidates)).toEqual([expected])
  })

  it("lets promotions in again when no rule keeps them off any more, unless the product does", () => {
    const line = aLine({ is_discountable: false })
    expect(productsToAsk([line], priceLines([line], { red: basis() }))).toEqual(["shirt"])
    expect(changes(line, [], { shirt: true })).toEqual([["100", null, true]])
    expect(changes(line, [], { shirt: false })).toEqual([])
  })

  it("asks for no product when a rule says so, or the line is discountable already", () => {
    const contract = aCandidate({ combine: "override" })
    const excluded = aLine({ is_discountable: false })
    expect(productsToAsk([excluded], priceLines([excluded], { red: basis(contract) }))).toEqual([])
    expect(productsToAsk([aLine()], priceLines([aLine()], { red: basis() }))).toEqual([])
  })
})
