/** How the header of a file is read. */
import type { ImportError } from "./import-error"

/** Where each column stands in a row. */
export type Header<Column extends string> = { width: number; positions: Partial<Record<Column, number>> }

type HeaderRead<Column extends string> = { header: Header<Column> | null; errors: ImportError[] }

/**
 * Reads the first row of a file: the names of columns in any order and case.
 *
 * @returns no header, and why: `wrong_header` when it shares no column with the format, else one
 *   error for each `unknown_column`, `duplicate_column` and `missing_column`
 */
export const readHeader = <Column extends string>(
  cells: string[],
  columns: readonly Column[],
  needed: readonly Column[]
): HeaderRead<Column> => {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  while (names.length && names[names.length - 1] === "") {
    names.pop()
  }
  const isKnown = (name: string): name is Column => columns.some((column) => column === name)
  const positions: Partial<Record<Column, number>> = {}
  const errors: ImportError[] = []
  const refuse = (reason: string, column: string, message: string) => errors.push({ row: 1, column, reason, value: column, message })
  names.forEach((name, index) => {
    if (!isKnown(name)) {
      refuse("unknown_column", name, `is no column of this format; its columns are ${columns.join(", ")}`)
    } else if (positions[name] !== undefined) {
      refuse("duplicate_column", name, "stands in the header twice")
    } else {
      positions[name] = index
    }
  })
  if (!Object.keys(positions).length) {
    return { header: null, errors: [{ row: 1, column: null, reason: "wrong_header", value: names.join(","), message: `the first row must name the columns: ${columns.join(", ")}` }] }
  }
  needed.filter((column) => positions[column] === undefined).forEach((column) => refuse("missing_column", column, "is missing in the header"))
  return { header: errors.length ? null : { width: names.length, positions }, errors }
}
