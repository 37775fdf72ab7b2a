import { readDecimal, readDecimals, readExclude, readList, readText, readTime, readWhole, readWord, writeExclude, writeList, writeNumber, writeText, type Cell } from "./cells"

const outcome = <T>(cell: Cell<T>): unknown => (cell.ok ? cell.value : cell.reason)

describe("a decimal", () => {
  it.each([
    ["1", 1],
    ["0.0043", 0.0043],
    ["9.990000", 9.99],
    [" 12.50 ", 12.5],
    ["1.234", 1.234],
    ["1E-05", 0.00001],
    ["-5", -5],
    ["1,000", "thousands_separator"],
    ["1,000.50", "thousands_separator"],
    ["1 000", "thousands_separator"],
    ["1\u00a0000,50", "thousands_separator"],
    ["1'000", "thousands_separator"],
    ["1.000.000", "thousands_separator"],
    ["0,43", "decimal_comma"],
    ["1.000,50", "decimal_comma"],
    ["12,3456", "decimal_comma"],
    ["€5", "not_a_number"],
    ["5 %", "not_a_number"],
    ["", "not_a_number"],
    ["NaN", "not_a_number"],
    ["Infinity", "not_a_number"],
    ["123456789012.1234567891", "too_many_digits"],
  ])("%s is %s", (text, expected) => {
    expect(outcome(readDecimal(text))).toBe(expected)
  })

  it.each([
    [1e-10, "0.0000000001"],
    [1.23e-7, "0.000000123"],
    [0.0043, "0.0043"],
    [1_000_000_000_000, "1000000000000"],
  ])("%s is written %s", (value, text) => {
    expect(writeNumber(value)).toBe(text)
    expect(outcome(readDecimal(text))).toBe(value)
  })
})

describe("a whole number", () => {
  it.each([
    ["100", 100],
    ["10.0000", 10],
    ["10.00", 10],
    ["1.000", "thousands_separator"],
    ["1,000", "thousands_separator"],
    ["1.5", "not_whole"],
    ["1e12", "not_whole"],
    ["ten", "not_a_number"],
    ["1,5", "decimal_comma"],
  ])("%s is %s", (text, expected) => {
    expect(outcome(readWhole(text))).toBe(expected)
  })
})

describe("other cells", () => {
  it.each([
    ["2026-12-31T00:00:00Z", new Date("2026-12-31T00:00:00Z")],
    ["2026-12-31T00:00+01:00", new Date("2026-12-30T23:00:00Z")],
    ["", null],
    ["2026-12-31", "not_a_time"],
    ["31.12.2026", "not_a_time"],
    ["2026-13-31T00:00:00Z", "not_a_time"],
  ])("the time %s is %s", (text, expected) => {
    expect(outcome(readTime(text))).toEqual(expected)
  })

  it.each([
    ["", null],
    ["Exact", "exact"],
    ["4", 4],
    ["four", "not_a_number"],
  ])("decimals %s are %s", (text, expected) => {
    expect(outcome(readDecimals(text))).toBe(expected)
  })

  it("are words in any case, and no others", () => {
    const read = readWord(["draft", "active"])
    expect([" Active", "", "live"].map((text) => outcome(read(text)))).toEqual(["active", undefined, "unknown_value"])
  })

  it.each([
    [null, ""],
    ["", "'"],
    ["'", "''"],
    ["=1+1", "'=1+1"],
    ["'=1+1", "''=1+1"],
    ["+49", "'+49"],
    ["plain", "plain"],
    ["it's", "it's"],
  ])("the text %j is written %j, so that a spreadsheet runs no formula", (text, cell) => {
    expect(writeText(text)).toBe(cell)
    expect(readText(cell)).toBe(text)
  })

  it("are lists, whatever stands in an entry", () => {
    const entries = ["cusgroup_1", "Gold | Silver; all", "back\\slash"]
    expect(writeList(entries)).toBe("cusgroup_1|Gold \\| Silver\\; all|back\\\\slash")
    expect(readList(writeList(entries))).toEqual(entries)
    expect(readList(" a | b ")).toEqual(["a", "b"])
    expect(readList("")).toEqual([])
  })

  it("are exclusions, in their order", () => {
    const exclude = [{ type: "products", ids: ["prod_1", "prod_2"] }, { type: "categories", ids: ["a;b:c"] }, { type: "products", ids: ["prod_3"] }]
    expect(outcome(readExclude(writeExclude(exclude)))).toEqual(exclude)
    expect(outcome(readExclude("prod_1|prod_2"))).toBe("malformed_list")
  })
})
