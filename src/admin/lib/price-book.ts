import type { AdminTierPriceItem, TierPriceItem } from "../../types/tier-price-rule"
import { type BreakDraft, breaksOf, draftOfBreak, emptyBreak, isBlank, needsCurrency, problemsOfBreaks } from "./break-draft"
import type { Problem } from "./problem"

/** A variant as people recognise it. */
export type BookVariant = Omit<AdminTierPriceItem, "breaks">

/** A line of the grid: a variant and its own breaks as they are typed. */
export type BookRow = BookVariant & { rows: BreakDraft[] }

/** What was changed and not yet saved, by variant. `removed` takes the variant out of the book. */
export type BookChanges = ReadonlyMap<string, { row: BookRow; removed: boolean }>

export function rowOfItem({ breaks, ...variant }: AdminTierPriceItem): BookRow {
  return { ...variant, rows: breaks.map(draftOfBreak) }
}

/** A variant that was just added waits for its price per piece. */
export function rowOfVariant(variant: BookVariant): BookRow {
  return { ...variant, rows: [{ ...emptyBreak("fixed"), min_quantity: "1" }] }
}

export function changed(changes: BookChanges, rows: BookRow[], removed = false): BookChanges {
  const after = new Map(changes)
  rows.forEach((row) => after.set(row.variant_id, { row, removed }))
  return after
}

export function unchanged(changes: BookChanges, variantIds: string[]): BookChanges {
  const after = new Map(changes)
  variantIds.forEach((id) => after.delete(id))
  return after
}

/** A row of the backend as the grid shows it: with the changes on top. */
export function shownRows(rows: BookRow[], changes: BookChanges): { row: BookRow; removed: boolean }[] {
  return rows.map((row) => changes.get(row.variant_id) ?? { row, removed: false })
}

/** What is wrong with one line; paths start at its breaks. */
export function problemsOfRow(row: BookRow): Problem[] {
  return row.rows.every(isBlank) ? [{ path: "breaks", reason: "breaks_required" }] : problemsOfBreaks(row.rows)
}

/**
 * The changed lines that match what was searched for, those of `first` before
 * all others. The order does not follow what is typed: a line that is being
 * mended stays where it is.
 */
export function changesMatching(
  changes: BookChanges,
  q: string,
  first: ReadonlySet<string> = new Set()
): { row: BookRow; removed: boolean }[] {
  const sought = q.trim().toLowerCase()
  // What is set comes first: a price book is never left without a variant on the way.
  const all = [...changes.values()].sort((a, b) => Number(a.removed) - Number(b.removed))
  const hits = sought === "" ? all : all.filter(({ row }) => isSought(row, sought))
  const isFirst = ({ row }: { row: BookRow }) => first.has(row.variant_id)
  return first.size === 0 ? hits : [...hits.filter(isFirst), ...hits.filter((entry) => !isFirst(entry))]
}

function isSought(row: BookRow, sought: string): boolean {
  return [row.sku, row.variant_title, row.product_title].some((text) => text?.toLowerCase().includes(sought))
}

/** The variants that cannot be saved as they are. */
export function variantsWithProblems(changes: BookChanges): Set<string> {
  const wrong = [...changes.values()].filter(({ row, removed }) => !removed && problemsOfRow(row).length > 0)
  return new Set(wrong.map(({ row }) => row.variant_id))
}

/** What is wrong with a new book as a whole, at the paths of the Admin API. */
export function problemsOfBook(changes: BookChanges, currencyCode: string): Problem[] {
  if (changes.size === 0) {
    return [{ path: "items", reason: "items_empty" }]
  }
  const money = [...changes.values()].some(({ row }) => needsCurrency(row.rows.filter((line) => !isBlank(line))))
  return money && currencyCode === "" ? [{ path: "currency_code", reason: "currency_required" }] : []
}

export function itemOfRow(row: BookRow): TierPriceItem {
  return { variant_id: row.variant_id, breaks: breaksOf(row.rows) }
}

/** What one request carries: small enough to be answered soon, so that progress is kept when one fails. */
const variantsPerRequest = 1_000

/** The changes in portions, each a body for `POST /admin/tier-price-rules/:id/items`. */
export function portionsOf(changes: BookChanges): { set: TierPriceItem[]; delete: string[] }[] {
  // What is set comes first: a price book is never left without a variant on the way.
  const all = [...changes.values()].sort((a, b) => Number(a.removed) - Number(b.removed))
  return Array.from({ length: Math.ceil(all.length / variantsPerRequest) }, (_, index) => {
    const portion = all.slice(index * variantsPerRequest, (index + 1) * variantsPerRequest)
    return {
      set: portion.filter(({ removed }) => !removed).map(({ row }) => itemOfRow(row)),
      delete: portion.filter(({ removed }) => removed).map(({ row }) => row.variant_id),
    }
  })
}
