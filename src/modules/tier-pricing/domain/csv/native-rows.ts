/** Reads rows of our own format into rules. */
import { cellError, type ImportError } from "../../../../shared/csv/import-error"
import { Cell, readDecimal, readDecimals, readExclude, readList, readText, readTime, readWhole, readWord } from "./cells"
import { NATIVE_COLUMNS, NativeColumn, NEEDED_NATIVE_COLUMNS, RULE_COLUMNS, RuleColumn } from "./columns"
import { BreakRow, RuleCell, RuleDraft, rowOf, RuleRows, takeAll, tierOf } from "./rule-draft"
import { readTable, Row } from "../../../../shared/csv/table"
import { SCOPE_TYPES } from "../../../../shared/fields"

const text = (cell: string): Cell<string | undefined> => ({ ok: true, value: readText(cell) ?? undefined })
const plain = (cell: string): Cell<string | undefined> => ({ ok: true, value: cell.trim() || undefined })
const list = (cell: string): Cell<string[]> => ({ ok: true, value: readList(cell) })

const BREAK_TYPES = ["fixed", "percentage", "amount_off"]

/** How the cell of each rule-level column is read. A cell is read only when it is not empty. */
const READERS: Record<RuleColumn, (cell: string) => Cell<unknown>> = {
  id: plain,
  name: text,
  description: text,
  status: readWord(["draft", "active", "archived"]),
  priority: readWhole,
  starts_at: readTime,
  ends_at: readTime,
  audience_type: readWord(["everyone", "customer_groups", "customers"]),
  audience_ids: list,
  region_ids: list,
  currency_code: plain,
  combine: readWord(["lowest", "override"]),
  promotions: readWord(["allow", "exclude"]),
  base: readWord(["list", "current"]),
  decimals: readDecimals,
  quantity_basis: readWord(["line", "product", "rule"]),
  scope_type: readWord(SCOPE_TYPES),
  scope_ids: list,
  exclude: readExclude,
}

/** What rows without an id must agree in to be of one rule. */
const IDENTITY = ["name", "audience_type", "audience_ids", "region_ids", "currency_code"] as const

/** Only `description` keeps spaces around it. */
const isEmpty = (column: RuleColumn, cell: string): boolean => (column === "description" ? cell === "" : cell.trim() === "")

/**
 * Reads rows of our own format. Rows with the same `id` are one rule, and so are rows without one
 * that agree in name, audience, regions and currency. What belongs to the rule as a whole may stand
 * on one of its rows alone; on others it is empty or the same.
 *
 * @param report gets each error of a row; the rest of the row is checked all the same
 */
export const nativeRows = (report: (error: ImportError) => void): RuleRows => {
  const rules = new Map<string, RuleDraft>()
  const readCell = rememberedCells()

  const readRow = (given: Row<NativeColumn>): void => {
    const { row, cell } = given
    const key = keyOf(given)
    const draft = rules.get(key) ?? { row, cells: {}, rows: {}, unread: NONE_UNREAD, isBook: false, breaks: [] }
    rules.set(key, draft)
    RULE_COLUMNS.forEach((column) => noteRuleCell(draft, column, row, cell(column), readCell, report))
    draft.isBook ||= cell("sku").trim() !== "" || cell("variant_id").trim() !== ""
    draft.breaks.push(readBreak(given, report))
  }

  const table = readTable({ columns: NATIVE_COLUMNS, needed: NEEDED_NATIVE_COLUMNS, report, readRow })
  return { ...table, takeDrafts: () => takeAll(rules) }
}

const keyOf = ({ cell }: Row<NativeColumn>): string => {
  const id = cell("id").trim()
  return id ? `id ${id}` : JSON.stringify(IDENTITY.map((column) => cell(column).trim()))
}

/** Cells remembered of one column: those of rules that differ in all of them are not worth it. */
const REMEMBERED = 5_000

type ReadCell = (column: RuleColumn, text: string) => { cell: RuleCell; problem: { reason: string; message: string } | null }

/** Reads cells, each text of a column once. */
const rememberedCells = (): ReadCell => {
  const known = new Map<RuleColumn, Map<string, ReturnType<ReadCell>>>(RULE_COLUMNS.map((column) => [column, new Map()]))
  return (column, text) => {
    const ofColumn = known.get(column)
    const found = ofColumn?.get(text)
    if (found) {
      return found
    }
    const result = READERS[column](text)
    const read = { cell: { text, value: result.ok ? result.value : undefined }, problem: result.ok ? null : result }
    if (ofColumn && ofColumn.size < REMEMBERED) {
      ofColumn.set(text, read)
    }
    return read
  }
}

const NONE_UNREAD: ReadonlySet<RuleColumn> = new Set()

/** Keeps what a rule-level cell says; two rows of a rule that say different things are an error. */
const noteRuleCell = (
  draft: RuleDraft,
  column: RuleColumn,
  row: number,
  given: string,
  readCell: ReadCell,
  report: (error: ImportError) => void
): void => {
  if (isEmpty(column, given)) {
    return
  }
  const known = draft.cells[column]
  if (known) {
    if (known.text.trim() !== given.trim()) {
      report(cellError(row, column, given, "rule_columns_differ", `must be empty or "${known.text}", as in row ${rowOf(draft, column)} of the same rule`))
    }
    return
  }
  const { cell, problem } = readCell(column, given)
  if (problem) {
    draft.unread = new Set([...draft.unread, column])
    report(cellError(row, column, given, problem.reason, problem.message))
  }
  draft.cells[column] = cell
  if (row !== draft.row) {
    draft.rows[column] = row
  }
}

const readBreak = ({ row, cell }: Row<NativeColumn>, report: (error: ImportError) => void): BreakRow => {
  const min_quantity = needed(row, "min_quantity", cell("min_quantity"), readWhole, report)
  const type = needed(row, "type", cell("type"), readWord(BREAK_TYPES), report)
  const value = needed(row, "value", cell("value"), readDecimal, report)
  return {
    row,
    sku: cell("sku").trim() === "" ? null : readText(cell("sku")),
    variant_id: cell("variant_id").trim() || null,
    ...tierOf({ min_quantity, type, value }),
  }
}

/** A cell that each row must have. */
export const needed = <T>(
  row: number,
  column: string,
  given: string,
  reader: (cell: string) => Cell<T>,
  report: (error: ImportError) => void
): T | undefined => {
  if (given.trim() === "") {
    report(cellError(row, column, null, "missing_value", "must not be empty"))
    return undefined
  }
  const result = reader(given)
  if (!result.ok) {
    report(cellError(row, column, given, result.reason, result.message))
    return undefined
  }
  return result.value
}
