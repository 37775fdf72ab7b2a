import { decimal, format } from "./decimal"
import { median, mostFrequent, nearestRank, productStatistics, quantityBreaks } from "./price-statistics"

const sold = (...lines: [quantity: number, unit_price: string][]) =>
  lines.map(([quantity, unit_price]) => ({ quantity, unit_price }))

describe("nearestRank", () => {
  it.each([
    [50, 5],
    [80, 8],
    [95, 10],
    [100, 10],
    [1, 1],
  ])("the %s th percentile of 1 to 10 is %s", (percentile, value) => {
    expect(nearestRank([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], percentile)).toBe(value)
  })
})

describe("median", () => {
  const medianOf = (...prices: string[]) => format(median(prices.map(decimal)))

  it("is the middle price", () => expect(medianOf("2.55", "1.95", "2.10")).toBe("2.1"))
  it("is the exact mean of the two middle prices", () => expect(medianOf("2.55", "2.10")).toBe("2.325"))
  it("orders prices by value and not as text", () => expect(medianOf("10", "9.5", "100")).toBe("10"))
})

describe("quantityBreaks", () => {
  it("puts breaks at the 50th, 80th and 95th percentile, each at the median price paid from there on", () => {
    const lines = sold([1, "3"], [2, "3"], [3, "3"], [4, "2.95"], [5, "2.75"], [6, "2.55"], [8, "2.55"], [12, "2.1"], [24, "1.95"], [100, "1.69"])
    expect(quantityBreaks(lines)).toEqual([
      { min_quantity: 5, unit_price: "2.325" },
      { min_quantity: 12, unit_price: "1.95" },
      { min_quantity: 100, unit_price: "1.69" },
    ])
  })

  it("makes one break of percentiles that fall on the same quantity", () => {
    expect(quantityBreaks(sold([1, "5"], [1, "5"], [1, "4"], [12, "3"]))).toEqual([
      { min_quantity: 1, unit_price: "4.5" },
      { min_quantity: 12, unit_price: "3" },
    ])
  })
})

describe("productStatistics", () => {
  const line = { row: 2, invoice: "1", stock_code: "85123A", description: "LANTERN", quantity: 1, unit_price: "2.55", customer: "1", country: "France" }

  it("lists a product at the highest price that was paid, whatever the number of digits", () => {
    const lines = [line, { ...line, unit_price: "12.75" }, { ...line, unit_price: "9.95" }]
    expect(productStatistics(lines)[0]).toMatchObject({ list_price: "12.75", lines: 3 })
  })

  it("names a product by its most frequent description, and by its code when it has none", () => {
    const other = { ...line, stock_code: "22222", description: "" }
    const [first, second] = productStatistics([line, { ...line, description: "LAMP" }, { ...line, description: "LAMP" }, other])
    expect(first.description).toBe("LAMP")
    expect(second.description).toBe("22222")
  })
})

describe("mostFrequent", () => {
  it("is the first of several equally frequent values", () => expect(mostFrequent(["b", "a", "a", "b"])).toBe("b"))
  it("is nothing for no values", () => expect(mostFrequent([])).toBeUndefined())
})
