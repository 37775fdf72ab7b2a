/** A table row by row: the header first, and for every format the same demands on each row. */
import { Header, readHeader } from "./header"
import { isStorable } from "../schema"
import { cellError, type ImportError } from "./import-error"

/** One record of a file as it was split into cells. */
export type CsvRecord = {
  cells: string[]
  /** A quote stands in a cell that is not quoted, or is not doubled in one that is. */
  hasStrayQuote?: boolean
}

/** What can be read of one row. */
export type Row<Column extends string> = { row: number; cell: (column: Column) => string }

type TableSettings<Column extends string> = {
  columns: readonly Column[]
  needed: readonly Column[]
  report: (error: ImportError) => void
  /** Gets each row that has as many cells as the header. */
  readRow: (row: Row<Column>) => void
}

/** Reads the records of one file in their order. */
export type Table = {
  read: (record: CsvRecord) => void
  /** To be called after the last record. Returns the number of rows below the header. */
  finish: () => number
}

/** More rows than this are not read. */
export const MAX_ROWS = 500_000

/** What a decoder leaves where a file is not UTF-8, and what no database stores. */
const REPLACEMENT = "\ufffd"

/**
 * Reports `empty_file`, `no_rows`, what is wrong with the header ({@link readHeader}), and for each
 * row `empty_row` (rows below it are not empty), `missing_cells`, `extra_cells`, `stray_quote`,
 * `wrong_encoding`. Nothing below a wrong header is read.
 */
export const readTable = <Column extends string>({ columns, needed, report, readRow }: TableSettings<Column>): Table => {
  let row = 0
  let last = 1
  let header: Header<Column> | null = null

  const readBody = ({ positions, width }: Header<Column>, { cells, hasStrayQuote }: CsvRecord): void => {
    if (cells.every((cell) => cell.trim() === "")) {
      return
    }
    for (last += 1; last < row; last++) {
      report(cellError(last, null, null, "empty_row", "is empty, though rows follow: fill it or take it out"))
    }
    const problem = problemOf(cells, width) ?? (hasStrayQuote ? STRAY_QUOTE : undefined)
    if (problem) {
      report(cellError(row, null, problem.value, problem.reason, problem.message))
    } else {
      readRow({ row, cell: (column) => cells[positions[column] ?? -1] ?? "" })
    }
  }

  const read = (record: CsvRecord): void => {
    row += 1
    if (row === 1) {
      const result = readHeader(record.cells, columns, needed)
      header = result.header
      result.errors.forEach(report)
    } else if (header && row <= MAX_ROWS + 1) {
      readBody(header, record)
    } else if (header && row === MAX_ROWS + 2) {
      report(cellError(row, null, null, "too_many_rows", `a file has at most ${MAX_ROWS} rows: split it`))
    }
  }

  const finish = (): number => {
    if (row === 0) {
      report(cellError(1, null, null, "empty_file", "the file is empty"))
    } else if (header && last === 1) {
      report(cellError(2, null, null, "no_rows", "the file has no rows below its header"))
    }
    return last - 1
  }

  return { read, finish }
}

type Problem = { reason: string; value: string | null; message: string }

const STRAY_QUOTE: Problem = { reason: "stray_quote", value: null, message: `a quote in a cell must be doubled and the cell quoted: "3"" bolt"` }

const problemOf = (cells: string[], width: number): Problem | undefined => {
  if (cells.length < width) {
    return { reason: "missing_cells", value: String(cells.length), message: `has ${cells.length} cells, the header has ${width}` }
  }
  if (cells.slice(width).some((cell) => cell.trim() !== "")) {
    return { reason: "extra_cells", value: String(cells.length), message: `has ${cells.length} cells, the header has ${width}: a comma inside a cell must be quoted, and decimals need a point` }
  }
  const broken = cells.find((cell) => cell.includes(REPLACEMENT) || !isStorable(cell))
  return broken === undefined ? undefined : { reason: "wrong_encoding", value: broken, message: "cannot be read: save the file as CSV UTF-8" }
}
