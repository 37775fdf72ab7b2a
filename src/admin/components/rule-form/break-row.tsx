import { XMarkMini } from "@medusajs/icons"
import { IconButton, Input, Select, clx } from "@medusajs/ui"
import type { TierPriceBreakType } from "../../../types/tier-price-rule"
import { useWords } from "../../hooks/use-words"
import { type BreakDraft, isBlank } from "../../lib/break-draft"
import type { Problem } from "../../lib/problem"
import { ProblemLine } from "../common/field"

const kinds: TierPriceBreakType[] = ["percentage", "fixed", "amount_off"]

/** The columns of quantity, kind, value and the button that removes the row. */
export const breakColumns =
  "grid-cols-[4.5rem_minmax(0,1fr)_minmax(0,1fr)_1.75rem] sm:grid-cols-[7rem_minmax(0,1fr)_minmax(0,1fr)_1.75rem]"

type BreakRowProps = {
  row: BreakDraft
  index: number
  last: boolean
  /** Inside another row, without lines and margins of its own. */
  compact?: boolean
  /** The only row stays. */
  removable?: boolean
  currency: string
  problems: { min_quantity?: Problem; value?: Problem }
  onChange: (patch: Partial<BreakDraft>) => void
  onLeave: (column: "min_quantity" | "value") => void
  onRemove: () => void
}

/** One break: from how many pieces, what kind of price, how much. */
export const BreakRow = (props: BreakRowProps) => {
  const { row, index, last, compact, removable = true, currency, problems, onChange, onLeave, onRemove } = props
  const { t } = useWords()
  const unit = row.type === "percentage" ? "%" : currency.toUpperCase()
  const about = `${row.key}-problem`
  return (
    <div className={clx("py-1.5", compact ? "py-1" : "border-ui-border-base border-b px-3 last:border-b-0")}>
      <div className={clx("grid items-center gap-x-2", compact ? compactColumns : breakColumns)}>
        <div>
          <Input
            size="small"
            inputMode="numeric"
            data-row={index}
            data-column="min_quantity"
            aria-label={t("breaks.fromRow", { row: index + 1 })}
            aria-invalid={Boolean(problems.min_quantity)}
            aria-describedby={about}
            placeholder={last ? t("breaks.fromPlaceholder") : undefined}
            value={row.min_quantity}
            onChange={(event) => onChange({ min_quantity: event.target.value })}
            onBlur={() => onLeave("min_quantity")}
          />
        </div>
        <div>
          <Select size="small" value={row.type} onValueChange={(type) => onChange({ type: kindOf(type) })}>
            <Select.Trigger className={oneLine} aria-label={t("breaks.kindRow", { row: index + 1 })}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {kinds.map((kind) => (
                <Select.Item key={kind} value={kind}>
                  {t(`breaks.kinds.${kind}`)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
        <div className="relative">
          <Input
            size="small"
            inputMode="decimal"
            data-row={index}
            data-column="value"
            className="pr-10"
            aria-label={t("breaks.valueRow", { row: index + 1, unit })}
            aria-invalid={Boolean(problems.value)}
            aria-describedby={about}
            value={row.value}
            onChange={(event) => onChange({ value: event.target.value })}
            onBlur={() => onLeave("value")}
          />
          <span
            aria-hidden
            className="txt-compact-xsmall text-ui-fg-muted pointer-events-none absolute inset-y-0 right-2 flex items-center"
          >
            {unit}
          </span>
        </div>
        <div>
          {removable && !(last && isBlank(row)) && (
            <IconButton
              type="button"
              size="small"
              variant="transparent"
              aria-label={t("breaks.removeRow", { row: index + 1 })}
              onClick={onRemove}
            >
              <XMarkMini className="text-ui-fg-muted" />
            </IconButton>
          )}
        </div>
      </div>
      <div id={about}>
        <ProblemLine id={`${about}-quantity`} problem={problems.min_quantity} />
        <ProblemLine id={`${about}-value`} problem={problems.value} />
      </div>
    </div>
  )
}

/** A long word is cut off rather than broken over the edge. */
const oneLine = "[&>span]:min-w-0 [&>span]:truncate [&>span]:text-left"

const compactColumns =
  "grid-cols-[4rem_minmax(0,1fr)_minmax(0,1fr)_1.75rem] sm:grid-cols-[5rem_minmax(7.5rem,1fr)_minmax(6.5rem,1fr)_1.75rem]"

function kindOf(type: string): TierPriceBreakType {
  return kinds.find((kind) => kind === type) ?? "percentage"
}
