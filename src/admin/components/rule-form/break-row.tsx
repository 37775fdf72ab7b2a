import { Trash } from "@medusajs/icons"
import { IconButton, Input, Select } from "@medusajs/ui"
import type { TierPriceBreakType } from "../../../types/tier-price-rule"
import { useWords } from "../../hooks/use-words"
import { type BreakDraft, isBlank } from "../../lib/break-draft"
import type { Problem } from "../../lib/problem"
import { ProblemLine } from "../common/field"

const kinds: TierPriceBreakType[] = ["percentage", "fixed", "amount_off"]

type BreakRowProps = {
  row: BreakDraft
  index: number
  last: boolean
  currency: string
  problems: { min_quantity?: Problem; value?: Problem }
  onChange: (patch: Partial<BreakDraft>) => void
  onLeave: (column: "min_quantity" | "value") => void
  onRemove: () => void
}

/** One break: from how many pieces, what kind of price, how much. */
export const BreakRow = ({ row, index, last, currency, problems, onChange, onLeave, onRemove }: BreakRowProps) => {
  const { t } = useWords()
  const unit = row.type === "percentage" ? "%" : currency.toUpperCase()
  const about = `${row.key}-problem`
  return (
    <div role="row" className="border-ui-border-base border-b px-3 py-1.5 last:border-b-0">
      <div className="grid grid-cols-[5rem_1fr_1fr_2rem] items-center gap-x-2 sm:grid-cols-[7rem_1fr_1fr_2rem]">
        <div role="cell">
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
        <div role="cell">
          <Select size="small" value={row.type} onValueChange={(type) => onChange({ type: kindOf(type) })}>
            <Select.Trigger aria-label={t("breaks.kindRow", { row: index + 1 })}>
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
        <div role="cell" className="relative">
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
        <div role="cell">
          {!(last && isBlank(row)) && (
            <IconButton
              type="button"
              size="small"
              variant="transparent"
              aria-label={t("breaks.removeRow", { row: index + 1 })}
              onClick={onRemove}
            >
              <Trash className="text-ui-fg-muted" />
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

function kindOf(type: string): TierPriceBreakType {
  return kinds.find((kind) => kind === type) ?? "percentage"
}
