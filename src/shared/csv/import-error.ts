/**
 * What cannot be used of a file. `row` counts as a spreadsheet shows it: the header is row 1.
 * `reason` is a stable code, `message` says what would be right.
 */
export type ImportError = {
  row: number
  column: string | null
  reason: string
  value: string | null
  message: string
}

const LONGEST_VALUE = 200

/** An error of one cell; a long value is cut. */
export const cellError = (row: number, column: string | null, value: string | null, reason: string, message: string): ImportError => ({
  row,
  column,
  reason,
  value: value !== null && value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value,
  message,
})
