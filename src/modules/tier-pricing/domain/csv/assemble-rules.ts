/** Turns what the rows say and what the shop knows into rules, or says row by row what is wrong. */
import { cellError, type ImportError } from "../../../../shared/csv/import-error"
import { NativeColumn, RULE_COLUMNS, RuleColumn } from "./columns"
import { BreakRow, idOf, Reference, ReferenceKind, referencesOf, rowOf, RuleDraft, valueOf } from "./rule-draft"
import { parseTierPriceRule, PriceBookItem, TierBreak, tierBreaks, TierPriceRuleInput } from "../tier-price-rule"
import type { Refusal } from "../../../../shared/refusal"
import { parseInput } from "../../../../shared/schema"

/** What the shop knows of the names in a file. */
export type KnownNames = {
  /** Variant by SKU. */
  variantBySku: ReadonlyMap<string, string>
  /** SKU by variant, null for a variant without one. */
  skuOfVariant: ReadonlyMap<string, string | null>
  /**
   * The ids that a name may mean: none is unknown, several are ambiguous. What the stored rule
   * `rule_id` names already is known as itself, also when it was deleted since.
   */
  idsOf: (kind: ReferenceKind, name: string, rule_id: string | null) => readonly string[]
}

/** How a format calls the columns, and whether the order of its rows says anything. */
export type Format = {
  columnNames: Partial<Record<NativeColumn, string>>
  /** Rows of one variant come in any order. */
  sortsBreaks: boolean
}

export const NATIVE_FORMAT: Format = { columnNames: {}, sortsBreaks: false }

export const MAGENTO_FORMAT: Format = {
  columnNames: {
    name: "tier_price_customer_group",
    audience_type: "tier_price_customer_group",
    audience_ids: "tier_price_customer_group",
    region_ids: "tier_price_website",
    currency_code: "tier_price_website",
    min_quantity: "tier_price_qty",
    type: "tier_price_value_type",
    value: "tier_price",
  },
  sortsBreaks: true,
}

/** A rule of a file, ready to be stored. */
export type ImportedRule = TierPriceRuleInput & {
  /** The id that the file gives, null for none. */
  id: string | null
  /** Its first row. */
  row: number
}

type Assembled = { rule: ImportedRule | null; errors: ImportError[] }

/** Variants checked between two pauses of {@link assembleRule}. */
const PAUSE_AFTER = 500

/** An id that we gave; others would not be told from a typing error. */
const OWN_ID = /^tprule_\w+$/

/**
 * Reads one rule. It pauses (yields) now and then, so that a price book of 100,000 variants does not
 * hold up a server.
 *
 * @returns the rule, or every error with its row and column: the reason codes of the rule's schema,
 *   `unknown_sku`, `unknown_variant`, `sku_mismatch`, `unknown_id`, `ambiguous_name`, `mixed_rule`,
 *   `duplicate_row`, `overlapping_quantity`, `malformed_id`
 */
export function* assembleRule(draft: RuleDraft, known: KnownNames, format: Format): Generator<void, Assembled> {
  const errors: ImportError[] = []
  const report: Report = (row, column, value, reason, message) => {
    errors.push(cellError(row, format.columnNames[column] ?? column, value, reason, message))
  }
  const { isBook } = draft
  const fields = readFields(draft, known, report)
  const breaks = isBook ? [] : checkBreaks(draft.breaks, format, report)
  const items = isBook ? yield* readItems(draft.breaks, known, format, report) : null
  const content = isBook ? { items: [standIn(draft)] } : { breaks: [standIn(draft).breaks[0]] }
  const parsed = parseTierPriceRule({ ...fields, ...content })
  if (!parsed.ok) {
    parsed.refusals.forEach((refusal) => reportRefusal(draft, refusal, report))
  }
  if (errors.length || draft.unread.size || !parsed.ok || !draft.breaks.length) {
    return { rule: null, errors }
  }
  return { rule: { ...parsed.value, breaks: isBook ? null : breaks, items, id: idOf(draft), row: draft.row }, errors }
}

type Report = (row: number, column: NativeColumn, value: string | null, reason: string, message: string) => void

/** What a rule must say itself: without the row that named its audience, a price would be for everyone. */
const NEEDED = ["name", "audience_type"] as const

/** The rule-level fields as the schema reads them, every name replaced by the id that it means. */
const readFields = (draft: RuleDraft, known: KnownNames, report: Report): Record<string, unknown> => {
  const ids = referencesOf(draft).map((reference) => ({ ...reference, ids: resolve(draft, reference, known, report) }))
  const idsIn = (column: RuleColumn): string[] => ids.filter((reference) => reference.column === column).flatMap((reference) => reference.ids)
  const { audience_type, audience_ids: _audience, scope_type, scope_ids: _scope, exclude: _exclude, id, region_ids: _regions, ...others } = Object.fromEntries(
    Object.entries(draft.cells).map(([column, cell]) => [column, cell.value])
  )
  if (typeof id === "string" && !OWN_ID.test(id)) {
    report(rowOf(draft, "id"), "id", id, "malformed_id", "must be empty for a new rule, or the id of a rule as an export gives it")
  }
  NEEDED.filter((column) => !draft.cells[column]).forEach((column) => report(draft.row, column, null, "missing_value", "must stand on one row of the rule"))
  return {
    ...others,
    ...(audience_type !== undefined && { audience: { type: audience_type, ids: audience_type === "everyone" ? listIn(draft, "audience_ids") : idsIn("audience_ids") } }),
    ...(scope_type !== undefined && { scope: { type: scope_type, ids: scope_type === "all" ? listIn(draft, "scope_ids") : idsIn("scope_ids") } }),
    ...(scope_type === undefined && listIn(draft, "scope_ids").length > 0 && { scope: { ids: listIn(draft, "scope_ids") } }),
    region_ids: idsIn("region_ids"),
    exclude: readExclusions(draft, ids),
  }
}

const listIn = (draft: RuleDraft, column: RuleColumn): unknown[] => {
  const value = valueOf(draft, column)
  return Array.isArray(value) ? value : []
}

/** Exclusions keep their order; one of a kind that does not exist is left to the schema. */
const readExclusions = (draft: RuleDraft, references: (Reference & { ids: string[] })[]): unknown[] => {
  const resolved = references.filter(({ column }) => column === "exclude")
  return listIn(draft, "exclude").map((given) => {
    const next = resolved[0]
    const isNext = typeof given === "object" && given !== null && "type" in given && given.type === next?.kind
    return isNext ? { type: next.kind, ids: (resolved.shift(), next.ids) } : given
  })
}

const resolve = (draft: RuleDraft, { column, kind, names }: Reference, known: KnownNames, report: Report): string[] => {
  const row = rowOf(draft, column)
  const rule_id = idOf(draft)
  return names.map((name) => {
    const ids = known.idsOf(kind, name, rule_id)
    if (ids.length !== 1) {
      const what = kind.replace("_", " ")
      const [reason, message] = ids.length ? ["ambiguous_name", `means several ${what}: give the id`] : ["unknown_id", `is none of the ${what} of this shop`]
      report(row, column, name, reason, message)
    }
    return ids[0] ?? name
  })
}

/** One break stands in for all, so that the schema reads the rule as a whole: an amount if there is one, for it needs a currency. */
const standIn = (draft: RuleDraft): { variant_id: string; breaks: unknown[] } => {
  const hasAmount = draft.breaks.some(({ tier, unread }) => !unread?.includes("type") && tier.type !== "percentage")
  return { variant_id: "stand-in", breaks: [{ min_quantity: 1, type: hasAmount ? "fixed" : "percentage", value: 1 }] }
}

const NESTED = { audience: { type: "audience_type", ids: "audience_ids" }, scope: { type: "scope_type", ids: "scope_ids" } } as const

const isRuleColumn = (text: string): text is RuleColumn => RULE_COLUMNS.some((column) => column === text)

/** The column in which a part of a rule is written. */
const columnOf = (path: string): RuleColumn => {
  const [field, part] = path.split(".")
  if (field === "audience" || field === "scope") {
    return NESTED[field][part === "ids" ? "ids" : "type"]
  }
  return isRuleColumn(field) ? field : "name"
}

const reportRefusal = (draft: RuleDraft, { path, reason, message }: Refusal, report: Report): void => {
  const column = columnOf(path)
  const cell = draft.cells[column]
  const isReported = draft.unread.has(column) || (!cell && NEEDED.some((each) => each === column))
  if (!isReported) {
    report(rowOf(draft, column), column, cell?.text ?? null, reason, message)
  }
}

/** The items of a price book, each variant with its breaks in the order of the rows; also of unknown variants, whose breaks may be wrong too. */
function* readItems(rows: BreakRow[], known: KnownNames, format: Format, report: Report): Generator<void, PriceBookItem[]> {
  const byVariant = new Map<string, BreakRow[]>()
  for (const row of rows) {
    const variant_id = variantOf(row, known, report) ?? `unknown: ${row.variant_id ?? row.sku}`
    const others = byVariant.get(variant_id)
    if (others) {
      others.push(row)
    } else {
      byVariant.set(variant_id, [row])
    }
  }
  const items: PriceBookItem[] = []
  for (const [variant_id, breaks] of byVariant) {
    items.push({ variant_id, breaks: checkBreaks(breaks, format, report) })
    if (items.length % PAUSE_AFTER === 0) {
      yield
    }
  }
  return items
}

const variantOf = ({ row, sku, variant_id }: BreakRow, known: KnownNames, report: Report): string | null => {
  if (variant_id !== null) {
    const found = known.skuOfVariant.get(variant_id)
    if (found === undefined) {
      report(row, "variant_id", variant_id, "unknown_variant", "is no variant of this shop")
      return null
    }
    if (sku !== null && found?.trim() !== sku.trim()) {
      report(row, "sku", sku, "sku_mismatch", found === null ? "is not the SKU of this variant, which has none" : `is not the SKU of this variant, which is ${found}`)
      return null
    }
    return variant_id
  }
  if (sku === null) {
    report(row, "sku", null, "mixed_rule", "must name a variant, as other rows of this rule do: a rule is a price book or has a scope")
    return null
  }
  const found = known.variantBySku.get(sku) ?? known.variantBySku.get(sku.trim())
  if (found === undefined) {
    report(row, "sku", sku, "unknown_sku", "no variant of this shop has this SKU")
  }
  return found ?? null
}

/** Breaks in rising order. Each break that is wrong is reported at its row. */
const checkBreaks = (rows: BreakRow[], { sortsBreaks }: Format, report: Report): TierBreak[] => {
  rows.forEach((row) => row.unread && checkReadCells(row, row.unread, report))
  const read = rows.filter(({ unread }) => unread === null)
  if (!read.length) {
    return []
  }
  const ordered = sortsBreaks ? read.sort((a, b) => a.tier.min_quantity - b.tier.min_quantity || a.row - b.row) : read
  const result = parseInput(tierBreaks, ordered.map(({ tier }) => tier))
  if (result.success) {
    return result.data
  }
  for (const issue of result.error.issues) {
    const [index, field] = issue.path
    const at = typeof index === "number" ? index : ordered.length - 1
    reportBreak(ordered, at, field === "type" || field === "value" ? field : "min_quantity", issue, report)
  }
  return []
}

/** What can be said of a break by itself, although some of its cells cannot be read. */
const checkReadCells = (row: BreakRow, unread: NonNullable<BreakRow["unread"]>, report: Report): void => {
  for (const issue of parseInput(tierBreaks, [row.tier]).error?.issues ?? []) {
    const column = issue.path[1]
    if ((column === "min_quantity" || column === "value") && !unread.includes(column)) {
      reportBreak([row], 0, column, issue, report)
    }
  }
}

type Issue = { code?: string; message: string; params?: Record<string, unknown> }

const reportBreak = (rows: BreakRow[], at: number, column: "min_quantity" | "type" | "value", issue: Issue, report: Report): void => {
  const { row, tier } = rows[at]
  const reason = typeof issue.params?.reason === "string" ? issue.params.reason : issue.code ?? "invalid"
  const twin = reason === "breaks_not_rising" ? rows.slice(0, at).find((other) => other.tier.min_quantity === tier.min_quantity) : undefined
  if (!twin) {
    return report(row, column, String(tier[column]), reason, issue.message)
  }
  const isSame = twin.tier.type === tier.type && twin.tier.value === tier.value
  report(
    row,
    column,
    String(tier[column]),
    isSame ? "duplicate_row" : "overlapping_quantity",
    isSame ? `repeats row ${twin.row}` : `row ${twin.row} says otherwise for the same quantity`
  )
}
