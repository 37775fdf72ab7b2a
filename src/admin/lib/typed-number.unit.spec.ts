import { readTypedNumber, readTypedQuantity } from "./typed-number"

describe("a typed number", () => {
  it.each([
    ["12", 12],
    [" 0.0043 ", 0.0043],
    ["0,0043", 0.0043],
    ["5,5", 5.5],
    [".5", 0.5],
    ["5.", 5],
    ["1.234", 1.234],
    ["0,004", 0.004],
    ["1,234.50", 1234.5],
    ["1.234,50", 1234.5],
    ["1,234,567", 1234567],
    ["1.234.567", 1234567],
    ["1 234,5", 1234.5],
    ["1\u00a0234", 1234],
    ["1'234.5", 1234.5],
  ])("reads %j as %d", (text, value) => {
    expect(readTypedNumber(text)).toEqual({ value })
  })

  it.each(["1,234", "12,345", "999,999"])("refuses to guess what %j means", (text) => {
    expect(readTypedNumber(text)).toEqual({ problem: "ambiguous_separator" })
  })

  it.each(["abc", "1e12", "-3", "1.234.50", "1,23,456", "12 34", "0x10", "1.2.3", "∞"])("refuses %j", (text) => {
    expect(readTypedNumber(text)).toEqual({ problem: "not_a_number" })
  })

  it("says that nothing was typed", () => {
    expect(readTypedNumber("  ")).toEqual({ problem: "empty" })
  })
})

describe("a typed quantity", () => {
  it.each([
    ["7", 7],
    ["12,000", 12_000],
    ["12.000", 12_000],
    ["1 000 000", 1_000_000],
    ["5.0", 5],
  ])("reads %j as %d pieces", (text, value) => {
    expect(readTypedQuantity(text)).toEqual({ value })
  })

  it.each([
    ["", "empty"],
    ["many", "not_a_number"],
    ["1.5", "not_whole"],
    ["0", "below_one"],
    ["0.000", "below_one"],
    ["2,147,483,648", "too_large"],
  ])("refuses %j: %s", (text, problem) => {
    expect(readTypedQuantity(text)).toEqual({ problem })
  })
})
