/** Why a typed number was not understood. */
export type TypedNumberProblem = "empty" | "not_a_number" | "ambiguous_separator"

export type TypedNumber = { value: number } | { problem: TypedNumberProblem }

const plain = /^\d+$|^\d*[.,]\d+$|^\d+[.,]$/
const grouped = /^\d{1,3}([.,' ])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/

/**
 * Reads a number as people and spreadsheets write it: `1234.5`, `1234,5`,
 * `1,234.50` and `1.234,50`. A lone `1,234` could be either and is refused
 * rather than guessed, because it would be a price a thousand times wrong.
 * (`1.234` is read as it is written everywhere in this dashboard: 1.234.)
 */
export function readTypedNumber(text: string): TypedNumber {
  const typed = text.trim().replace(/\u00a0/g, " ")
  if (typed === "") {
    return { problem: "empty" }
  }
  if (/^[1-9]\d{0,2},\d{3}$/.test(typed)) {
    return { problem: "ambiguous_separator" }
  }
  if (plain.test(typed)) {
    return { value: Number(typed.replace(",", ".")) }
  }
  return readGrouped(typed)
}

function readGrouped(typed: string): TypedNumber {
  const separator = grouped.exec(typed)?.[1]
  if (!separator) {
    return { problem: "not_a_number" }
  }
  const ungrouped = typed.split(separator).join("").replace(",", ".")
  return /^\d+(\.\d+)?$/.test(ungrouped) ? { value: Number(ungrouped) } : { problem: "not_a_number" }
}

/** Why a typed quantity cannot be one. */
export type TypedQuantityProblem = TypedNumberProblem | "not_whole" | "below_one" | "too_large"

/** More pieces than this no line of a cart can hold. */
const largestQuantity = 2_147_483_647

/**
 * Reads a number of pieces. Pieces are whole, so what sets three digits apart
 * can only set the thousands apart: `12,000` and `12.000` are twelve thousand.
 */
export function readTypedQuantity(text: string): { value: number } | { problem: TypedQuantityProblem } {
  const typed = text.trim().replace(/\u00a0/g, " ")
  const grouped = /^[1-9]\d{0,2}([.,' ])\d{3}(?:\1\d{3})*$/.test(typed)
  const read = readTypedNumber(grouped ? typed.replace(/\D/g, "") : typed)
  if ("problem" in read) {
    return read
  }
  if (!Number.isInteger(read.value)) {
    return { problem: "not_whole" }
  }
  if (read.value < 1 || read.value > largestQuantity) {
    return { problem: read.value < 1 ? "below_one" : "too_large" }
  }
  return read
}
