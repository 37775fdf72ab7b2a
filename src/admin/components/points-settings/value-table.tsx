import { Plus, XMarkMini } from "@medusajs/icons"
import { Button, IconButton, Input, Select, Text } from "@medusajs/ui"
import type { PointsForm } from "../../hooks/use-points-form"
import { useShopCurrencies } from "../../hooks/use-shop"
import { useWords } from "../../hooks/use-words"
import { type RedemptionDraft, type ValueDraft, emptyValue } from "../../lib/points-settings"
import { ProblemLine } from "../common/field"

const columns = "grid-cols-[minmax(0,1fr)_5.5rem_4.5rem_1.75rem] sm:grid-cols-[minmax(0,1fr)_7rem_7rem_1.75rem]"

/** One row for each currency: so many points are worth so many units. */
export const ValueTable = ({ form: { draft, change, leave, problemOf } }: { form: PointsForm<RedemptionDraft> }) => {
  const { t } = useWords()
  const shop = useShopCurrencies()
  const used = draft.values.map(({ currency_code }) => currency_code)
  const free = shop.filter((code) => !used.includes(code))
  const replace = (key: string, patch: Partial<ValueDraft>) => change({ values: draft.values.map((row) => (row.key === key ? { ...row, ...patch } : row)) })
  return (
    <div className="flex flex-col gap-y-2">
      {draft.values.length > 0 && (
        <div role="group" aria-label={t("points.fields.values.label")} className="shadow-borders-base overflow-hidden rounded-lg">
          <div aria-hidden className={`bg-ui-bg-subtle txt-compact-small-plus text-ui-fg-subtle border-ui-border-base grid gap-x-2 border-b px-3 py-2 ${columns}`}>
            <span>{t("points.fields.values.currency")}</span>
            <span>{t("points.fields.values.points")}</span>
            <span>{t("points.fields.values.amount")}</span>
          </div>
          {draft.values.map((row, index) => (
            <ValueRow
              key={row.key}
              row={row}
              currencies={[...new Set([row.currency_code, ...free])].filter(Boolean)}
              problemOf={(field) => problemOf(`redemption.values.${index}.${field}`)}
              onChange={(patch) => replace(row.key, patch)}
              onLeave={() => leave(`redemption.values.${index}`)}
              onRemove={() => change({ values: draft.values.filter(({ key }) => key !== row.key) })}
            />
          ))}
        </div>
      )}
      {draft.values.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("points.fields.values.none")}
        </Text>
      )}
      {free.length > 0 && (
        <div>
          <Button type="button" size="small" variant="secondary" onClick={() => change({ values: [...draft.values, emptyValue(free[0])] })}>
            <Plus />
            {t("points.fields.values.add")}
          </Button>
        </div>
      )}
    </div>
  )
}

type ValueRowProps = {
  row: ValueDraft
  currencies: string[]
  problemOf: (field: "currency_code" | "points" | "amount") => ReturnType<PointsForm<RedemptionDraft>["problemOf"]>
  onChange: (patch: Partial<ValueDraft>) => void
  onLeave: () => void
  onRemove: () => void
}

const ValueRow = ({ row, currencies, problemOf, onChange, onLeave, onRemove }: ValueRowProps) => {
  const { t } = useWords()
  const currency = row.currency_code.toUpperCase()
  return (
    <div className="border-ui-border-base border-b px-3 py-1.5 last:border-b-0">
      <div className={`grid items-center gap-x-2 ${columns}`}>
        <Select size="small" value={row.currency_code} onValueChange={(currency_code) => onChange({ currency_code })}>
          <Select.Trigger aria-label={t("points.fields.values.currency")}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {currencies.map((code) => (
              <Select.Item key={code} value={code}>
                {code.toUpperCase()}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
        {(["points", "amount"] as const).map((field) => (
          <Input
            key={field}
            size="small"
            inputMode="numeric"
            autoComplete="off"
            aria-label={t(`points.fields.values.${field}Of`, { currency })}
            aria-invalid={Boolean(problemOf(field))}
            aria-describedby={`${row.key}-${field}`}
            value={row[field]}
            onChange={(event) => onChange({ [field]: event.target.value })}
            onBlur={onLeave}
          />
        ))}
        <IconButton type="button" size="small" variant="transparent" aria-label={t("common.remove", { name: currency })} onClick={onRemove}>
          <XMarkMini className="text-ui-fg-muted" />
        </IconButton>
      </div>
      {(["currency_code", "points", "amount"] as const).map((field) => (
        <ProblemLine key={field} id={`${row.key}-${field}`} problem={problemOf(field)} />
      ))}
    </div>
  )
}
