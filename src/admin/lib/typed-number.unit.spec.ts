import { readTypedNumber } from "./typed-number"

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
