import type { TierPriceBreakType } from "../../types/tier-price-rule"
import { type BreakDraft, breaksOf, draftOfBreak, emptyBreak, needsCurrency, problemsOfBreaks, withBlankRow } from "./break-draft"

const row = (min_quantity: string, value: string, type: TierPriceBreakType = "percentage"): BreakDraft => ({
  ...emptyBreak(type),
  min_quantity,
  value,
})
const reasons = (...rows: BreakDraft[]) => problemsOfBreaks(rows).map(({ path, reason }) => `${path} ${reason}`)

describe("typed breaks", () => {
  it("always end with one blank row that goes on with the kind of the last", () => {
    const rows = withBlankRow([row("100", "5"), row("500", "0.0039", "fixed")])
    expect(rows).toHaveLength(3)
    expect(rows[2]).toMatchObject({ min_quantity: "", value: "", type: "fixed" })
    expect(withBlankRow(rows)).toBe(rows)
  })

  it("are sent without the blank rows, wherever those are", () => {
    expect(breaksOf([row("", ""), row("100", "5"), row("", ""), row("500", "0,0039", "fixed")])).toEqual([
      { min_quantity: 100, type: "percentage", value: 5 },
      { min_quantity: 500, type: "fixed", value: 0.0039 },
    ])
  })

  it("take quantities with the thousands set apart", () => {
    expect(breaksOf([row("1,000", "5"), row("10.000", "6")]).map(({ min_quantity }) => min_quantity)).toEqual([1000, 10_000])
    expect(reasons(row("1,000", "5"), row("999", "6"))).toEqual(["breaks.1.min_quantity breaks_not_rising"])
  })

  it("come back as they were typed", () => {
    const stored = { min_quantity: 1000, type: "fixed" as const, value: 0.0000001 }
    expect(draftOfBreak(stored)).toMatchObject({ min_quantity: "1000", value: "0.0000001" })
    expect(breaksOf([draftOfBreak(stored)])).toEqual([stored])
  })

  it.each([
    ["quantities that do not rise", [row("100", "5"), row("100", "6")], ["breaks.1.min_quantity breaks_not_rising"]],
    ["a quantity of zero", [row("0", "5")], ["breaks.0.min_quantity below_one"]],
    ["half a piece", [row("1.5", "5")], ["breaks.0.min_quantity not_whole"]],
    ["more pieces than a line can hold", [row("1000000000000", "5")], ["breaks.0.min_quantity too_large"]],
    ["a quantity in words", [row("many", "5")], ["breaks.0.min_quantity not_a_number"]],
    ["a price without quantity", [row("", "5")], ["breaks.0.min_quantity empty"]],
    ["a quantity without price", [row("5", "")], ["breaks.0.value empty"]],
    ["more than everything off", [row("5", "100.5")], ["breaks.0.value percentage_over_100"]],
    ["nothing off", [row("5", "0"), row("6", "0", "amount_off")], ["breaks.0.value no_reduction", "breaks.1.value no_reduction"]],
    ["more decimals than are kept", [row("5", "0.12345678901", "fixed")], ["breaks.0.value too_many_decimals"]],
  ])("name %s", (_, rows, expected) => {
    expect(reasons(...rows)).toEqual(expected)
  })

  it("may give something away", () => {
    expect(reasons(row("5", "0", "fixed"), row("10", "100"))).toEqual([])
  })

  it("count rows without the blank ones, as the backend does", () => {
    expect(reasons(row("", ""), row("100", "5"), row("", ""), row("50", "6"))).toEqual([
      "breaks.1.min_quantity breaks_not_rising",
    ])
  })

  it("compare with the last quantity that could be read", () => {
    expect(reasons(row("100", "5"), row("x", "6"), row("90", "7"))).toEqual([
      "breaks.1.min_quantity not_a_number",
      "breaks.2.min_quantity breaks_not_rising",
    ])
  })

  it("need a currency as soon as one of them is money", () => {
    expect(needsCurrency([row("1", "5")])).toBe(false)
    expect(needsCurrency([row("1", "5"), row("2", "1", "amount_off")])).toBe(true)
  })
})
