import { emptyBook, formOf, MOST_IN_SCOPE, withVariant, type BookContent } from "./book-form"

const percent = (...steps: [number, number][]) => steps.map(([min_quantity, value]) => ({ min_quantity, type: "percentage" as const, value }))
const fixed = (min_quantity: number, value: number) => [{ min_quantity, type: "fixed" as const, value }]

const bookOf = (...ladders: Parameters<typeof withVariant>[2][]): BookContent => ladders.reduce((book, tiers, index) => withVariant(book, `variant_${index}`, tiers), emptyBook())

const SAME = percent([10, 5], [50, 8])

describe("the form of a book", () => {
  it("is one percentage rule where all variants have the same per cent, and several tiers", () => {
    expect(formOf(bookOf(SAME, SAME), 5)).toEqual({ form: "percentage_rule", breaks: SAME, scope: { type: "variants", ids: ["variant_0", "variant_1"] } })
  })

  it("is a rule for everything where these are all variants of the shop", () => {
    expect(formOf(bookOf(SAME, SAME), 2)).toEqual({ form: "percentage_rule", breaks: SAME, scope: { type: "all", ids: [] } })
  })

  it("is a price book where that has no more rows", () => {
    expect(formOf(bookOf(percent([10, 5]), percent([10, 5])), 5)).toEqual({ form: "price_book" })
    expect(formOf(bookOf(percent([10, 5])), 1)).toEqual({ form: "price_book" })
  })

  it.each([
    ["the per cent differ", [SAME, percent([10, 5], [50, 9])]],
    ["the quantities differ", [SAME, percent([10, 5], [60, 8])]],
    ["one has fewer tiers", [SAME, percent([10, 5])]],
    ["one is an amount", [SAME, fixed(10, 3)]],
    ["they are amounts", [fixed(10, 3), fixed(10, 3)]],
    ["they differ only in the first", [percent([10, 4], [50, 8]), SAME, SAME]],
  ])("is a price book where %s", (_title, ladders) => {
    expect(formOf(bookOf(...ladders), 9)).toEqual({ form: "price_book" })
  })

  it("names no more variants than a scope takes", () => {
    const ladders = Array.from({ length: MOST_IN_SCOPE + 1 }, () => SAME)
    expect(formOf(bookOf(...ladders), MOST_IN_SCOPE * 2)).toEqual({ form: "price_book" })
    expect(formOf(bookOf(...ladders.slice(1)), MOST_IN_SCOPE * 2)).toMatchObject({ form: "percentage_rule" })
    expect(formOf(bookOf(...ladders), MOST_IN_SCOPE + 1)).toMatchObject({ scope: { type: "all" } })
  })
})
