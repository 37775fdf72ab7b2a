import type { TierPriceBreak, TierPriceBreakType } from "../../types/tier-price-rule"
import type { Problem } from "./problem"
import { readTypedNumber, readTypedQuantity } from "./typed-number"

/** A break as it is typed: text until it is sent. `key` is stable while rows come and go. */
export type BreakDraft = { key: string; min_quantity: string; type: TierPriceBreakType; value: string }

let drawn = 0

/** An empty row; the kind of reduction goes on from the row above. */
export function emptyBreak(type: TierPriceBreakType = "percentage"): BreakDraft {
  drawn += 1
  return { key: `break-${drawn}`, min_quantity: "", type, value: "" }
}

export function draftOfBreak(stored: TierPriceBreak): BreakDraft {
  return { ...emptyBreak(stored.type), min_quantity: plainText(stored.min_quantity), value: plainText(stored.value) }
}

/** The row at the end that waits to be typed into, and any other row left blank. */
export function isBlank(row: BreakDraft): boolean {
  return row.min_quantity.trim() === "" && row.value.trim() === ""
}

/** Rows always end with one blank row, so that typing on adds rows by itself. */
export function withBlankRow(rows: BreakDraft[]): BreakDraft[] {
  const last = rows.at(-1)
  return last && isBlank(last) ? rows : [...rows, emptyBreak(last?.type)]
}

export function breaksOf(rows: BreakDraft[]): TierPriceBreak[] {
  return rows
    .filter((row) => !isBlank(row))
    .map((row) => ({
      min_quantity: valueOf(readTypedQuantity(row.min_quantity)),
      type: row.type,
      value: valueOf(readTypedNumber(row.value)),
    }))
}

/**
 * What is wrong with the rows, at the paths that the Admin API would name.
 * Blank rows are skipped and not counted.
 */
export function problemsOfBreaks(rows: BreakDraft[], path = "breaks"): Problem[] {
  const problems: Problem[] = []
  let last = 0
  rows.filter((row) => !isBlank(row)).forEach((row, index) => {
    const at = `${path}.${index}`
    const quantity = problemOfQuantity(row.min_quantity, last)
    const value = problemOfValue(row)
    if (quantity) {
      problems.push({ path: `${at}.min_quantity`, reason: quantity })
    } else {
      last = valueOf(readTypedQuantity(row.min_quantity))
    }
    if (value) {
      problems.push({ path: `${at}.value`, reason: value })
    }
  })
  return problems
}

/** Fixed prices and amounts off are money, and money needs a currency. */
export function needsCurrency(rows: { type: TierPriceBreakType }[]): boolean {
  return rows.some((row) => row.type !== "percentage")
}

function problemOfQuantity(text: string, last: number): string | null {
  const read = readTypedQuantity(text)
  if ("problem" in read) {
    return read.problem
  }
  return read.value <= last ? "breaks_not_rising" : null
}

function problemOfValue(row: BreakDraft): string | null {
  const read = readTypedNumber(row.value)
  if ("problem" in read) {
    return read.problem
  }
  if (row.type !== "fixed" && read.value === 0) {
    return "no_reduction"
  }
  if (row.type === "percentage" && read.value > 100) {
    return "percentage_over_100"
  }
  return tooFine(read.value) ? "too_many_decimals" : null
}

/** Amounts have at most 10 decimals. */
function tooFine(value: number): boolean {
  return (plainText(value).split(".")[1]?.length ?? 0) > 10
}

function valueOf(read: { value: number } | { problem: string }): number {
  return "value" in read ? read.value : Number.NaN
}

/** Never in exponent notation: 0.0000001 is written out. */
function plainText(value: number): string {
  const text = String(value)
  return text.includes("e") ? value.toFixed(20).replace(/0+$/, "") : text
}
