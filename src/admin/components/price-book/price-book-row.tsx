import { ArrowUturnLeft, Plus, Trash } from "@medusajs/icons"
import { Badge, IconButton, Text, Tooltip, clx } from "@medusajs/ui"
import { useState } from "react"
import { useWords } from "../../hooks/use-words"
import { type BreakDraft, emptyBreak, isBlank } from "../../lib/break-draft"
import { type BookRow, problemsOfRow } from "../../lib/price-book"
import { problemAt } from "../../lib/problem"
import { ProblemLine } from "../common/field"
import { BreakRow } from "../rule-form/break-row"

type PriceBookRowProps = {
  row: BookRow
  removed: boolean
  unsaved: boolean
  strict: boolean
  currency: string
  onChange: (row: BookRow) => void
  onRemove: () => void
  onUndo?: () => void
}

/** One variant: what it is on the left, its breaks on the right. */
export const PriceBookRow = (props: PriceBookRowProps) => {
  const { row, removed, unsaved, strict, currency, onChange, onRemove, onUndo } = props
  const { t } = useWords()
  const [left, setLeft] = useState(false)
  const name = row.sku ?? row.variant_title ?? row.variant_id
  const problems = unsaved && !removed && (strict || left) ? problemsOfRow(row) : []
  const change = (key: string, patch: Partial<BreakDraft>) =>
    onChange({ ...row, rows: row.rows.map((line) => (line.key === key ? { ...line, ...patch } : line)) })

  return (
    <div
      role="group"
      aria-label={name}
      className={clx(
        "border-ui-border-base grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 border-b px-4 py-3 sm:px-6 last:border-b-0",
        "md:grid-cols-[minmax(0,1fr)_minmax(0,23rem)_auto]",
        removed && "opacity-60"
      )}
    >
      <div className="min-w-0">
        <div className="flex items-center gap-x-2">
          <Text size="small" weight="plus" className={clx("truncate", removed && "line-through")}>
            {name}
          </Text>
          {unsaved && onUndo && (
            <Badge size="2xsmall" className="shrink-0 whitespace-nowrap" color={removed ? "red" : "orange"}>
              {t(removed ? "book.removed" : "book.unsaved")}
            </Badge>
          )}
        </div>
        <Text size="xsmall" className="text-ui-fg-muted truncate">
          {[row.product_title, row.variant_title].filter(Boolean).join(" · ")}
        </Text>
      </div>
      <div className="order-last col-span-2 md:order-none md:col-span-1">
        {!removed &&
          row.rows.map((line, index) => {
            const at = row.rows.slice(0, index).filter((before) => !isBlank(before)).length
            return (
              <BreakRow
                key={line.key}
                row={line}
                index={index}
                last={false}
                compact
                removable={row.rows.length > 1}
                currency={currency}
                problems={{
                  min_quantity: problemAt(problems, `breaks.${at}.min_quantity`),
                  value: problemAt(problems, `breaks.${at}.value`),
                }}
                onChange={(patch) => change(line.key, patch)}
                onLeave={() => setLeft(true)}
                onRemove={() => onChange({ ...row, rows: row.rows.filter(({ key }) => key !== line.key) })}
              />
            )
          })}
        <ProblemLine id={`${row.variant_id}-problem`} problem={problemAt(problems, "breaks")} />
      </div>
      <div className="flex items-start gap-x-1">
        {!removed && (
          <RowButton
            label={t("book.addBreak", { name })}
            icon={<Plus />}
            onClick={() => onChange({ ...row, rows: [...row.rows, emptyBreak(row.rows.at(-1)?.type ?? "fixed")] })}
          />
        )}
        {unsaved && onUndo && <RowButton label={t("book.undo", { name })} icon={<ArrowUturnLeft />} onClick={onUndo} />}
        {!removed && <RowButton label={t("book.remove", { name })} icon={<Trash />} onClick={onRemove} />}
      </div>
    </div>
  )
}

const RowButton = ({ label, icon, onClick }: { label: string; icon: React.ReactNode; onClick: () => void }) => (
  <Tooltip content={label}>
    <IconButton type="button" size="small" variant="transparent" aria-label={label} onClick={onClick}>
      {icon}
    </IconButton>
  </Tooltip>
)
