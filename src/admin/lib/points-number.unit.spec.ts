import { largestPoints, problemOfOptionalWhole, problemOfWhole, readTypedWhole, somePoints, wholeOrNull } from "./points-number"

const signed = { least: -largestPoints, most: largestPoints }

describe("a typed number of points", () => {
  it.each([
    ["120", 120],
    [" 120 ", 120],
    ["12,000", 12_000],
    ["12.000", 12_000],
    ["12 000", 12_000],
    ["12\u202f000", 12_000],
    ["12'000", 12_000],
    ["1.234.567", 1_234_567],
    ["-500", -500],
    ["-1,500", -1_500],
    ["0", 0],
  ])("reads %p as %p", (text, value) => {
    expect(readTypedWhole(text, signed)).toEqual({ value })
  })

  it.each([
    ["", "empty"],
    ["-", "empty"],
    ["many", "not_a_number"],
    ["1e3", "not_a_number"],
    ["--5", "not_a_number"],
    ["1.5", "not_whole"],
    ["12,34", "not_whole"],
  ])("refuses %p: %s", (text, reason) => {
    expect(problemOfWhole("points", text, signed)).toEqual([{ path: "points", reason }])
  })

  it("says what would be right when it is out of range", () => {
    expect(problemOfWhole("points", "0", somePoints)).toEqual([
      { path: "points", reason: "out_of_range", details: { least: 1, most: largestPoints } },
    ])
  })

  it("may be left out where it is optional", () => {
    expect(problemOfOptionalWhole("maximum", " ", somePoints)).toEqual([])
    expect(wholeOrNull(" ")).toBeNull()
    expect(problemOfOptionalWhole("maximum", "x", somePoints)).toHaveLength(1)
  })
})
