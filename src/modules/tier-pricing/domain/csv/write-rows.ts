/** Writes rules as rows of our own format. */
import { NATIVE_COLUMNS, RULE_COLUMNS, type RuleColumn } from "./columns"
import { writeExclude, writeList, writeNumber, writeText } from "./cells"
import type { TierPriceRule } from "../tier-price-rule"

/** A rule to be written; its breaks come beside it. */
export type WrittenRule = Omit<TierPriceRule, "created_at">

/** One break of a rule, of one variant in a price book. Stored breaks are trusted to have been read before. */
export type WrittenBreak = { sku: string | null; variant_id: string | null; min_quantity: number; type: string; value: number }

/** The header of an export. */
export const headerRow = (): string[] => [...NATIVE_COLUMNS]

/** What a rule-level cell shows. */
const WRITERS: Record<RuleColumn, (rule: WrittenRule) => string> = {
  id: ({ id }) => id,
  name: ({ name }) => writeText(name),
  description: ({ description }) => writeText(description),
  status: ({ status }) => status,
  priority: ({ priority }) => String(priority),
  starts_at: ({ starts_at }) => starts_at?.toISOString() ?? "",
  ends_at: ({ ends_at }) => ends_at?.toISOString() ?? "",
  audience_type: ({ audience }) => audience.type,
  audience_ids: ({ audience }) => writeList(audience.ids),
  region_ids: ({ region_ids }) => writeList(region_ids),
  currency_code: ({ currency_code }) => currency_code ?? "",
  combine: ({ combine }) => combine,
  promotions: ({ promotions }) => promotions,
  base: ({ base }) => base,
  decimals: ({ decimals }) => (decimals === null ? "" : String(decimals)),
  quantity_basis: ({ quantity_basis }) => quantity_basis,
  scope_type: ({ scope }) => scope?.type ?? "",
  scope_ids: ({ scope }) => writeList(scope?.ids ?? []),
  exclude: ({ exclude }) => writeExclude(exclude),
}

/** On rows after a rule's first: enough to see whose row it is, so that a large price book stays a small file. */
const ON_EVERY_ROW: readonly RuleColumn[] = ["id", "name"]

/**
 * The rows of one rule, one a break.
 *
 * @param isFirst false for the later pages of a price book that is written page by page
 */
export const rowsOf = (rule: WrittenRule, breaks: Iterable<WrittenBreak>, isFirst = true): string[][] => {
  const rows: string[][] = []
  for (const { sku, variant_id, min_quantity, type, value } of breaks) {
    const columns = isFirst && rows.length === 0 ? RULE_COLUMNS : ON_EVERY_ROW
    rows.push([
      ...RULE_COLUMNS.map((column) => (columns.includes(column) ? WRITERS[column](rule) : "")),
      writeText(sku),
      variant_id ?? "",
      String(min_quantity),
      type,
      writeNumber(value),
    ])
  }
  return rows
}
