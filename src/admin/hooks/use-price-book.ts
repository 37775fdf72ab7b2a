import { useMemo, useState } from "react"
import { findVariant } from "../lib/book-variants"
import {
  type BookChanges,
  type BookRow,
  changed,
  changesMatching,
  rowOfItem,
  rowOfVariant,
  shownRows,
  unchanged,
  variantsWithProblems,
} from "../lib/price-book"
import { tierPriceRules } from "../lib/tier-price-rules-api"
import { useDebounced } from "./use-debounced"
import { useTierPriceItems } from "./use-tier-price-rules"

export const bookPageSize = 20

/** What the grid looks at: all that is saved, or only what is not yet. */
export type BookView = "saved" | "unsaved"

/**
 * A price book in the making. The saved lines are read page by page; changes
 * lie on top until they are saved, also when there are thousands of them.
 * Without `ruleId` (a new rule) all lines are changes.
 */
export function usePriceBook(ruleId: string | undefined, start: BookRow[] = []) {
  const [changes, setChanges] = useState<BookChanges>(() => changed(new Map(), start))
  const [view, setView] = useState<BookView>(ruleId ? "saved" : "unsaved")
  const [q, setQ] = useState("")
  const [page, setPage] = useState(0)
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set())
  const search = useDebounced(q.trim(), 250)
  const lines = useBookPage({ ruleId, view, search, page, changes, wrong })

  const show = (next: BookView) => {
    setView(next)
    setPage(0)
  }
  const add = async (variantId: string) => {
    const variant = await findVariant(variantId)
    if (!variant) {
      return
    }
    const existing = ruleId ? await savedRow(ruleId, variant.variant_id, variant.sku) : undefined
    setChanges((before) =>
      before.has(variantId) ? before : changed(before, [existing ?? rowOfVariant(variant)])
    )
    setQ("")
    show("unsaved")
  }

  return {
    ruleId,
    changes,
    ...lines,
    page,
    setPage,
    q,
    setQ: (text: string) => {
      setQ(text)
      setPage(0)
    },
    view,
    show,
    /** Problems are shown everywhere, not only where somebody typed. */
    strict: wrong.size > 0,
    /** True when all changes can be saved; else shows what is wrong. */
    check: () => {
      const found = variantsWithProblems(changes)
      setWrong(found)
      if (found.size > 0) {
        setQ("")
        show("unsaved")
      }
      return found.size === 0
    },
    add,
    change: (row: BookRow) => setChanges((before) => changed(before, [row])),
    paste: (pasted: BookRow[]) => {
      setChanges((before) => changed(before, pasted))
      setQ("")
      show("unsaved")
    },
    remove: (row: BookRow) =>
      setChanges((before) => (ruleId ? changed(before, [row], true) : unchanged(before, [row.variant_id]))),
    undo: (row: BookRow) => setChanges((before) => unchanged(before, [row.variant_id])),
    forget: (variantIds: string[]) => setChanges((before) => unchanged(before, variantIds)),
  }
}

type Looking = {
  ruleId: string | undefined
  view: BookView
  search: string
  page: number
  changes: BookChanges
  wrong: ReadonlySet<string>
}

/** The lines of one page of the grid, and how many there are in all. */
function useBookPage({ ruleId, view, search, page, changes, wrong }: Looking) {
  const window = { limit: bookPageSize, offset: page * bookPageSize }
  const saved = useTierPriceItems(view === "saved" ? ruleId : undefined, { q: search || undefined, ...window })
  // Read once an answer: the lines keep their keys, and with them the focus.
  const savedRows = useMemo(() => (saved.data?.items ?? []).map(rowOfItem), [saved.data])
  if (view === "saved") {
    const count = saved.data?.count ?? 0
    return { rows: shownRows(savedRows, changes), count, loading: saved.isLoading, failed: saved.isError }
  }
  const local = changesMatching(changes, search, wrong)
  return {
    rows: local.slice(window.offset, window.offset + bookPageSize),
    count: local.length,
    loading: false,
    failed: false,
  }
}

export type PriceBook = ReturnType<typeof usePriceBook>

/** The line that the book already has for this variant, so that adding it again shows its prices. */
async function savedRow(ruleId: string, variantId: string, sku: string | null): Promise<BookRow | undefined> {
  const { items } = await tierPriceRules.items(ruleId, { q: sku ?? undefined, limit: 100, offset: 0 })
  return items.filter((item) => item.variant_id === variantId).map(rowOfItem)[0]
}
