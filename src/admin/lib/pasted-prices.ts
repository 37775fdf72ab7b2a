import { type BreakDraft, emptyBreak, problemsOfBreaks } from "./break-draft"
import { readTypedQuantity } from "./typed-number"

/** A pasted line that cannot be used. `line` counts from 1. */
export type PastedProblem = { line: number; text: string; reason: string }

/** Breaks by SKU, in rising order, and the lines that were not understood. */
export type PastedPrices = { breaks: Map<string, BreakDraft[]>; problems: PastedProblem[]; lines: number }

type Line = { line: number; text: string; sku: string; row: BreakDraft }

/**
 * Reads what a spreadsheet puts on the clipboard: `sku<TAB>quantity<TAB>price`
 * a line (`;` in place of tabs works too). With two columns the quantity is 1;
 * a price like `5 %` is a percentage off; a first line of headings is skipped.
 */
export function readPastedPrices(text: string): PastedPrices {
  const problems: PastedProblem[] = []
  const lines: Line[] = []
  text.split(/\r?\n/).forEach((raw, index) => {
    if (raw.trim() === "" || (lines.length + problems.length === 0 && isHeading(raw))) {
      return
    }
    const read = readLine(raw, index + 1)
    if ("reason" in read) {
      problems.push(read)
    } else {
      lines.push(read)
    }
  })
  const bySku = new Map<string, Line[]>()
  lines.forEach((line) => bySku.set(line.sku, [...(bySku.get(line.sku) ?? []), line]))
  const breaks = new Map<string, BreakDraft[]>()
  bySku.forEach((group, sku) => {
    const sorted = [...group].sort((a, b) => Number(a.row.min_quantity) - Number(b.row.min_quantity))
    const wrong = problemsOfBreaks(sorted.map(({ row }) => row))
    wrong.forEach(({ path, reason }) => {
      const { line, text: raw } = sorted[Number(path.split(".")[1])]
      problems.push({ line, text: raw, reason: reason === "breaks_not_rising" ? "quantity_twice" : reason })
    })
    if (wrong.length === 0) {
      breaks.set(sku, sorted.map(({ row }) => row))
    }
  })
  return { breaks, problems: problems.sort((a, b) => a.line - b.line), lines: lines.length + problems.length }
}

const cells = (raw: string) => raw.split(raw.includes("\t") ? "\t" : ";").map((cell) => cell.trim())

const isPercent = (price: string) => /%$/.test(price)

const priceText = (price: string) => price.replace(/[%€$£¥\s]+$|^[€$£¥\s]+/g, "")

function readLine(raw: string, line: number): Line | PastedProblem {
  const [sku, second, third] = cells(raw)
  const text = raw.trim()
  const [quantity, price] = third === undefined ? ["1", second ?? ""] : [second, third]
  if (!sku || !price) {
    return { line, text, reason: "columns_missing" }
  }
  const read = readTypedQuantity(quantity)
  if ("problem" in read) {
    return { line, text, reason: read.problem }
  }
  const type = isPercent(price) ? "percentage" : "fixed"
  return { line, text, sku, row: { ...emptyBreak(type), min_quantity: String(read.value), value: priceText(price) } }
}

/** A heading names its columns; a line of data has a number in its last one. */
function isHeading(raw: string): boolean {
  const last = cells(raw).filter(Boolean).at(-1) ?? ""
  return !/\d/.test(last)
}
