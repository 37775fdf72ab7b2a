/** Reads opening balances row by row: whose, how many points, until when, and why. */
import { isDay, startOfDay, type TimeZone } from "../../../shared/calendar"
import { cellError, type ImportError } from "../../../shared/csv/import-error"
import { readTable, type CsvRecord, type Row, type Table } from "../../../shared/csv/table"
import { instant } from "../../../shared/fields"
import { MAX_POINTS } from "./program"

/** As the export writes them. `pending` is read over: it is there for people. */
export const BALANCE_COLUMNS = ["customer_email", "company", "points", "pending", "expires_at", "note"] as const

type BalanceColumn = (typeof BALANCE_COLUMNS)[number]

/** Other names of columns. */
const ALIASES: Record<string, BalanceColumn> = { customer: "customer_email", email: "customer_email", company_id: "company", company_name: "company" }

/** Longest note. */
const MOST_WORDS = 500

/** One row that can be used, as far as the file says. */
export type BalanceRow = {
  row: number
  /** An e-mail address, as it is written; null for a company. */
  customer: string | null
  /** The name of a company's group, or an id; null for a customer. */
  company: string | null
  points: number
  expires_at: Date | null
  note: string | null
}

type Reading = { at: Date; time_zone: TimeZone; report: (error: ImportError) => void; take: (row: BalanceRow) => void }

/**
 * The table of a file of opening balances. Rows of 0 points are counted and give nothing, so that an
 * export can be read back.
 */
export const balanceRows = (reading: Reading): Table => {
  const table = readTable<BalanceColumn>({ columns: BALANCE_COLUMNS, needed: ["points"], report: reading.report, readRow: (row) => readRow(row, reading) })
  let isHeader = true
  return {
    finish: table.finish,
    read: (record) => {
      table.read(isHeader ? renamed(record) : record)
      isHeader = false
    },
  }
}

const renamed = ({ cells, ...record }: CsvRecord): CsvRecord => ({ ...record, cells: cells.map((cell) => ALIASES[cell.trim().toLowerCase()] ?? cell) })

const readRow = ({ row, cell }: Row<BalanceColumn>, { at, time_zone, report, take }: Reading): void => {
  const errors: ImportError[] = []
  const wrong = (column: BalanceColumn, reason: string, message: string): null => {
    errors.push(cellError(row, column, cell(column), reason, message))
    return null
  }
  const text = (column: BalanceColumn): string | null => cell(column).trim() || null
  const [customer, company] = [text("customer_email"), text("company")]
  if ((customer === null) === (company === null)) {
    wrong("customer_email", "customer_or_company", "must name either a customer or a company")
  }
  const points = pointsOf(cell("points").trim(), wrong)
  const expires_at = endOf(text("expires_at"), at, time_zone, wrong)
  const note = text("note")
  if (note && note.length > MOST_WORDS) {
    wrong("note", "too_big", `must have at most ${MOST_WORDS} characters`)
  }
  errors.forEach(report)
  if (!errors.length && points) {
    take({ row, customer, company, points, expires_at, note })
  }
}

type Wrong = (column: BalanceColumn, reason: string, message: string) => null

const pointsOf = (text: string, wrong: Wrong): number | null => {
  if (text === "") {
    return wrong("points", "missing_value", "must be given")
  }
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) {
    return wrong("points", "not_a_number", "must be a whole number such as 500")
  }
  const points = Number(text)
  if (!Number.isInteger(points)) {
    return wrong("points", "not_whole", "must be a whole number: points have no decimals")
  }
  if (points < 0 || points > MAX_POINTS) {
    return wrong("points", points < 0 ? "too_small" : "too_big", `must be from 0 to ${MAX_POINTS}`)
  }
  return points
}

/** A day is its first moment in the shop's time zone. */
const endOf = (text: string | null, at: Date, time_zone: TimeZone, wrong: Wrong): Date | null => {
  if (text === null) {
    return null
  }
  const end = isDay(text) ? startOfDay(text, time_zone) : instant.safeParse(text).data
  if (!end) {
    return wrong("expires_at", "not_a_time", "must be a day such as 2027-12-31, or a time with its offset such as 2027-12-31T00:00:00Z")
  }
  return end > at ? end : wrong("expires_at", "in_the_past", "must be later than now")
}
