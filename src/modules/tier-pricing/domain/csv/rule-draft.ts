/** What the rows of a file say about one rule, before the names in it are looked up. */
import type { RuleColumn } from "./columns"
import type { Table } from "../../../../shared/csv/table"

/** Kinds of things that a rule names. Each is named by its id, or as {@link ReferenceKind} tells people. */
export type ReferenceKind = "customer_groups" | "customers" | "regions" | "products" | "variants" | "categories" | "collections" | "tags" | "types" | "currencies"

/** One row of a file: a break, and in a price book its variant. */
export type BreakRow = {
  row: number
  sku: string | null
  variant_id: string | null
  tier: TierCells
  /** Cells of the break that cannot be read: their errors are reported already, and something right stands in. Null for none. */
  unread: readonly (keyof TierCells)[] | null
}

/** A break as its cells say it. */
export type TierCells = { min_quantity: number; type: string; value: number }

/** Puts something right in the place of the cells of a break that cannot be read. */
export const tierOf = ({ min_quantity, type, value }: { [Cell in keyof TierCells]: TierCells[Cell] | undefined }): Pick<BreakRow, "tier" | "unread"> => {
  const tier = { min_quantity: min_quantity ?? 1, type: type ?? "fixed", value: value ?? 1 }
  const isRead = min_quantity !== undefined && type !== undefined && value !== undefined
  return { tier, unread: isRead ? null : CELLS.filter((cell) => ({ min_quantity, type, value })[cell] === undefined) }
}

const CELLS = ["min_quantity", "type", "value"] as const

/** What a cell says about a rule. Rules share it: in a large file the same words come a thousand times. */
export type RuleCell = { text: string; value: unknown }

/** A rule as the rows give it. */
export type RuleDraft = {
  /** Its first row. */
  row: number
  cells: Partial<Record<RuleColumn, RuleCell>>
  /** Rows of cells that do not stand in the first row. */
  rows: Partial<Record<RuleColumn, number>>
  /** Columns that could not be read: their error is reported already. */
  unread: ReadonlySet<RuleColumn>
  /** A row names a variant. */
  isBook: boolean
  breaks: BreakRow[]
}

/** The rows of one file: read them all, finish, then ask for the rules. */
export type RuleRows = Table & {
  /** Hands the rules over: a second call gives none. */
  takeDrafts: () => RuleDraft[]
}

/** Where a cell of a rule is written; its first row where it is written nowhere. */
export const rowOf = (draft: RuleDraft, column: RuleColumn): number => draft.rows[column] ?? draft.row

/** Empties a map and returns what was in it, so that it is kept in memory once. */
export const takeAll = <T>(map: Map<string, T>): T[] => {
  const all = [...map.values()]
  map.clear()
  return all
}

/** The value of a cell, undefined when the file does not give it. */
export const valueOf = (draft: RuleDraft, column: RuleColumn): unknown => draft.cells[column]?.value

/** The id that the file gives the rule, null for none. */
export const idOf = (draft: RuleDraft): string | null => {
  const id = valueOf(draft, "id")
  return typeof id === "string" ? id : null
}

const asList = (value: unknown): string[] => (Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === "string") : [])

const KINDS: readonly string[] = ["customer_groups", "customers", "regions", "products", "variants", "categories", "collections", "tags", "types", "currencies"]
const isKind = (text: unknown): text is ReferenceKind => typeof text === "string" && KINDS.includes(text)

/** What is written otherwise is refused for its form. */
const CURRENCY = /^[a-z]{3}$/i

/** Names that a cell gives, and of what kind. */
export type Reference = { column: RuleColumn; kind: ReferenceKind; names: string[] }

/** Everything that a rule names apart from the variants of its rows. A kind that does not exist is left out. */
export const referencesOf = (draft: RuleDraft): Reference[] => {
  const exclude = valueOf(draft, "exclude")
  const currency = valueOf(draft, "currency_code")
  const references = [
    { column: "currency_code" as const, kind: "currencies", names: typeof currency === "string" && CURRENCY.test(currency) ? [currency.toLowerCase()] : [] },
    { column: "audience_ids" as const, kind: valueOf(draft, "audience_type"), names: asList(valueOf(draft, "audience_ids")) },
    { column: "scope_ids" as const, kind: valueOf(draft, "scope_type"), names: asList(valueOf(draft, "scope_ids")) },
    { column: "region_ids" as const, kind: "regions", names: asList(valueOf(draft, "region_ids")) },
    ...(Array.isArray(exclude) ? exclude : []).map(({ type, ids }) => ({ column: "exclude" as const, kind: type, names: asList(ids) })),
  ]
  return references.flatMap(({ column, kind, names }) => (isKind(kind) && names.length ? [{ column, kind, names }] : []))
}
