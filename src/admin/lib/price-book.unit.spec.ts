import { emptyBreak } from "./break-draft"
import {
  type BookRow,
  changed,
  changesMatching,
  portionsOf,
  problemsOfBook,
  rowOfItem,
  shownRows,
  unchanged,
  variantsWithProblems,
} from "./price-book"

const row = (variant_id: string, value = "1"): BookRow => ({
  variant_id,
  sku: variant_id.toUpperCase(),
  variant_title: "Large",
  product_id: "prod_1",
  product_title: "Bolt",
  rows: [{ ...emptyBreak("fixed"), min_quantity: "1", value }],
})

describe("the changes of a price book", () => {
  it("lie on top of what is saved", () => {
    const changes = changed(changed(new Map(), [row("a", "2")]), [row("b")], true)
    const shown = shownRows([row("a"), row("b"), row("c")], changes)
    expect(shown.map(({ row: { rows }, removed }) => [rows[0].value, removed])).toEqual([
      ["2", false],
      ["1", true],
      ["1", false],
    ])
    expect(shownRows([row("a")], unchanged(changes, ["a"]))[0].row.rows[0].value).toBe("1")
  })

  it("are found by SKU or title, those that cannot be saved first", () => {
    const changes = changed(new Map(), [row("a"), row("b", "wrong"), row("c")])
    expect(changesMatching(changes, "", variantsWithProblems(changes)).map(({ row: { variant_id } }) => variant_id)).toEqual(["b", "a", "c"])
    expect(changesMatching(changes, " C ").map(({ row: { variant_id } }) => variant_id)).toEqual(["c"])
    expect(changesMatching(changes, "bolt")).toHaveLength(3)
  })

  it("are not saved with a problem, except where the variant is taken out anyway", () => {
    expect([...variantsWithProblems(changed(new Map(), [row("a"), row("b", "")]))]).toEqual(["b"])
    expect(variantsWithProblems(changed(new Map(), [row("b", "")], true)).size).toBe(0)
    expect([...variantsWithProblems(changed(new Map(), [{ ...row("a"), rows: [] }]))]).toEqual(["a"])
  })

  it("are sent in portions that keep every variant once", () => {
    const many = Array.from({ length: 2_500 }, (_, index) => row(`v${index}`))
    const portions = portionsOf(changed(changed(new Map(), many), [row("gone")], true))
    expect(portions).toHaveLength(3)
    expect(new Set(portions.flatMap(({ set }) => set.map(({ variant_id }) => variant_id))).size).toBe(2_500)
    expect(portions.flatMap((portion) => portion.delete)).toEqual(["gone"])
  })

  it("start from a stored item", () => {
    const { rows, ...variant } = row("a")
    const item = { ...variant, breaks: [{ min_quantity: 10, type: "percentage" as const, value: 2.5 }] }
    expect(rowOfItem(item).rows).toMatchObject([{ min_quantity: "10", type: "percentage", value: "2.5" }])
    expect(rows).toHaveLength(1)
  })
})

describe("a new price book", () => {
  const book = (...rows: BookRow[]) => changed(new Map(), rows)
  const percent = { ...row("b"), rows: [{ ...emptyBreak("percentage"), min_quantity: "10", value: "5" }] }

  it("needs a variant", () => {
    expect(problemsOfBook(book(), "eur")).toEqual([{ path: "items", reason: "items_empty" }])
  })

  it("needs a currency as soon as one of its prices is an amount", () => {
    expect(problemsOfBook(book(percent, row("a")), "")).toEqual([{ path: "currency_code", reason: "currency_required" }])
    expect(problemsOfBook(book(percent, row("a")), "eur")).toEqual([])
    expect(problemsOfBook(book(percent), "")).toEqual([])
  })
})
