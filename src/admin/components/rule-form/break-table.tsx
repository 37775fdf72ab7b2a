import { clx } from "@medusajs/ui"
import { type KeyboardEvent, useRef } from "react"
import { useWords } from "../../hooks/use-words"
import { type BreakDraft, isBlank, withBlankRow } from "../../lib/break-draft"
import type { Problem } from "../../lib/problem"
import { BreakRow, breakColumns } from "./break-row"

type BreakTableProps = {
  rows: BreakDraft[]
  onChange: (rows: BreakDraft[]) => void
  currency: string
  /** The problem at `<row>.min_quantity` or `<row>.value`; rows are counted without the blank ones. */
  problemOf: (path: string) => Problem | undefined
  onLeave: (path: string) => void
}

/**
 * Breaks as a small spreadsheet. There is always a blank row at the end, so
 * Tab simply goes on into the next one; Enter goes straight to the next
 * quantity; blank rows count for nothing.
 */
export const BreakTable = (props: BreakTableProps) => {
  const { rows, onChange, currency, problemOf, onLeave } = props
  const { t } = useWords()
  const table = useRef<HTMLDivElement>(null)

  const change = (key: string, patch: Partial<BreakDraft>) =>
    onChange(withBlankRow(rows.map((row) => (row.key === key ? { ...row, ...patch } : row))))
  const remove = (key: string) => onChange(withBlankRow(rows.filter((row) => row.key !== key)))
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      goToQuantity(Number(event.target.dataset.row) + 1)
    }
  }
  const goToQuantity = (row: number) => {
    const quantity = `input[data-row="${row}"][data-column="min_quantity"]`
    const next = table.current?.querySelector<HTMLInputElement>(quantity)
    next?.focus()
    next?.select()
  }

  let filled = -1
  return (
    <div
      ref={table}
      role="group"
      aria-label={t("breaks.title")}
      onKeyDown={onKeyDown}
      className="shadow-borders-base overflow-hidden rounded-lg"
    >
      <BreakTableHead />
      {rows.map((row, index) => {
        filled += isBlank(row) ? 0 : 1
        const at = isBlank(row) ? null : filled
        return (
          <BreakRow
            key={row.key}
            row={row}
            index={index}
            last={index === rows.length - 1}
            currency={currency}
            problems={{
              min_quantity: at === null ? undefined : problemOf(`${at}.min_quantity`),
              value: at === null ? undefined : problemOf(`${at}.value`),
            }}
            onChange={(patch) => change(row.key, patch)}
            onLeave={(column) => at !== null && onLeave(`${at}.${column}`)}
            onRemove={() => remove(row.key)}
          />
        )
      })}
    </div>
  )
}

/** For the eyes: each input says by itself what it is and in which row. */
const BreakTableHead = () => {
  const { t } = useWords()
  return (
    <div
      aria-hidden
      className={clx(
        "bg-ui-bg-subtle txt-compact-small-plus text-ui-fg-subtle border-ui-border-base grid gap-x-2 border-b px-3 py-2",
        breakColumns
      )}
    >
      <span>{t("breaks.from")}</span>
      <span>{t("breaks.kind")}</span>
      <span>{t("breaks.value")}</span>
    </div>
  )
}
