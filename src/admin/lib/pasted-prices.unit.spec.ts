import { breaksOf } from "./break-draft"
import { readPastedPrices } from "./pasted-prices"

const read = (...lines: string[]) => {
  const { breaks, problems, lines: count } = readPastedPrices(lines.join("\r\n"))
  return { breaks: Object.fromEntries([...breaks].map(([sku, rows]) => [sku, breaksOf(rows)])), problems, count }
}

describe("prices pasted from a spreadsheet", () => {
  it("become breaks by SKU in rising order", () => {
    expect(read("M6-20\t1000\t0,0039", "M8-30\t1\t1.20", "M6-20\t100\t0,0043").breaks).toEqual({
      "M6-20": [
        { min_quantity: 100, type: "fixed", value: 0.0043 },
        { min_quantity: 1000, type: "fixed", value: 0.0039 },
      ],
      "M8-30": [{ min_quantity: 1, type: "fixed", value: 1.2 }],
    })
  })

  it("may have headings, empty lines and semicolons", () => {
    const { breaks, problems, count } = read("SKU;Menge;Preis", "", "M6-20;100;4,30", "")
    expect(breaks).toEqual({ "M6-20": [{ min_quantity: 100, type: "fixed", value: 4.3 }] })
    expect(problems).toEqual([])
    expect(count).toBe(1)
  })

  it("are for one piece when there are two columns", () => {
    expect(read("M6-20\t4.30").breaks["M6-20"]).toEqual([{ min_quantity: 1, type: "fixed", value: 4.3 }])
  })

  it("are percentages where they end in %, and may carry a currency sign", () => {
    const { breaks } = read("A\t1\t5 %", "B\t1\t€ 4.20", "C\t1\t4,20 €")
    expect(breaks.A).toEqual([{ min_quantity: 1, type: "percentage", value: 5 }])
    expect(breaks.B[0].value).toBe(4.2)
    expect(breaks.C[0].value).toBe(4.2)
  })

  it.each([
    ["half a piece", "A\t1.5\t4", "not_whole"],
    ["words for a quantity", "A\tmany\t4", "not_a_number"],
    ["words for a price", "A\t1\tx4x", "not_a_number"],
    ["a price that could be a thousand times another", "A\t1\t1,234", "ambiguous_separator"],
    ["a missing price", "A\t100\t", "columns_missing"],
    ["only a SKU with a number", "A1", "columns_missing"],
  ])("name the line with %s", (_, line, reason) => {
    const { problems } = read("OK\t1\t1", line)
    expect(problems.map((problem) => problem.reason)).toEqual([reason])
    expect(problems.map((problem) => problem.line)).toEqual([2])
  })

  it("name a quantity that a SKU has twice, and leave out that SKU alone", () => {
    const { breaks, problems } = read("A\t1\t4", "A\t1\t5", "B\t1\t1")
    expect(Object.keys(breaks)).toEqual(["B"])
    expect(problems).toEqual([{ line: 2, text: "A\t1\t5", reason: "quantity_twice" }])
  })
})
