/** Whether the source has the tables and columns that are read, and lets them be read. */
import { driverErrorOf, quoted, type DriverError } from "./driver-failure"
import { otherPrefix } from "./domain/table-prefix"
import { MoveInFailure } from "./failure"
import type { RunStatement } from "./session"

/** `name` with the prefix, `base` without it. */
export type SourceTable = { name: string; base: string; columns: string[] }

type Where = { user: string; database: string; table_prefix: string }

const MISSING_TABLE = "ER_NO_SUCH_TABLE"
const MISSING_COLUMN = "ER_BAD_FIELD_ERROR"
const NO_RIGHTS = ["ER_TABLEACCESS_DENIED_ERROR", "ER_COLUMNACCESS_DENIED_ERROR"]

/** Whether all columns of a table can be read. */
export const isReadable = async (run: RunStatement, table: SourceTable): Promise<boolean> => (await refusalOf(run, table)) === null

/** @throws MoveInFailure `missing_table`, `missing_column` or `no_rights`, in one line for all of it */
export const requireTables = async (run: RunStatement, tables: SourceTable[], where: Where): Promise<void> => {
  const refused: { table: SourceTable; code: string }[] = []
  for (const table of tables) {
    const refusal = await refusalOf(run, table)
    if (refusal) refused.push({ table, code: refusal.code })
  }
  const of = (codes: string[]): SourceTable[] => refused.filter(({ code }) => codes.includes(code)).map(({ table }) => table)
  const missing = of([MISSING_TABLE])
  if (missing.length) {
    const prefix = otherPrefix(tables.map(({ base }) => base), await tablesOf(run), where.table_prefix)
    throw new MoveInFailure("missing_table", `${where.database} has no ${listed(missing.map(({ name }) => name), "table")}${prefix === null ? "" : `; there are such tables ${described(prefix)}`}`)
  }
  const unreadable = of(NO_RIGHTS)
  if (unreadable.length) {
    const grants = unreadable.map(({ name }) => `GRANT SELECT ON ${quoted(where.database)}.${quoted(name)}`)
    throw new MoveInFailure("no_rights", `${where.user} may not read ${listed(unreadable.map(({ name }) => name), "table")}: ${grants.join("; ")} TO the user`)
  }
  const columns = (await Promise.all(of([MISSING_COLUMN]).map((table) => missingColumns(run, table)))).flat()
  if (columns.length) {
    throw new MoveInFailure("missing_column", `${where.database} has no ${listed(columns, "column")}: is it another version of the shop system?`)
  }
}

/** Why not all columns can be read, by asking for them and no row. */
const refusalOf = async (run: RunStatement, { name, columns }: SourceTable): Promise<DriverError | null> => {
  try {
    await run(`SELECT ${columns.map(quoted).join(", ")} FROM ${quoted(name)} LIMIT 0`)
    return null
  } catch (error) {
    const found = driverErrorOf(error)
    if (found && [MISSING_TABLE, MISSING_COLUMN, ...NO_RIGHTS].includes(found.code)) {
      return found
    }
    throw error
  }
}

const tablesOf = async (run: RunStatement): Promise<string[]> =>
  (await run("SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()")).map(({ name }) => String(name))

const missingColumns = async (run: RunStatement, { name, columns }: SourceTable): Promise<string[]> => {
  const rows = await run(`SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '${name}'`)
  const there = new Set(rows.map((row) => String(row.name).toLowerCase()))
  return columns.filter((column) => !there.has(column.toLowerCase())).map((column) => `${name}.${column}`)
}

const listed = (names: string[], kind: string): string => `${kind}${names.length > 1 ? "s" : ""} ${names.join(", ")}`

const described = (prefix: string): string => (prefix ? `with the prefix ${prefix}: --table-prefix ${prefix}` : "without a prefix: leave --table-prefix out")
