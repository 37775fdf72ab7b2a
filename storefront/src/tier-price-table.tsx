"use client"

import type { ReactElement } from "react"
import { defaultLabels, fillLabel, type TierPriceLabels } from "./labels.ts"
import { formatPercent, formatUnitPrice } from "./money.ts"
import { shownPrice, type TaxDisplay } from "./shown-price.ts"
import { breakAt, type TierPriceBreak, type TierPrices } from "./tier-prices.ts"

/** Properties of `TierPriceTable`. */
export interface TierPriceTableProps {
  /** The curve of one variant; without one nothing is shown. */
  tierPrices: TierPrices | null | undefined
  /** The quantity of the line as it is now, or would be: its row is marked. */
  quantity?: number
  /** Called with the first quantity of the row that was clicked. Without it the rows are no buttons. */
  onSelectQuantity?: (quantity: number) => void
  tax?: TaxDisplay
  /** BCP 47; "en" unless given. */
  locale?: string
  labels?: Partial<TierPriceLabels>
  /** Also show the table of a variant that costs the same at every quantity. */
  showSinglePrice?: boolean
  className?: string
}

/** The price of one piece by quantity, and what it saves; a click on a row takes its quantity. */
export function TierPriceTable(props: TierPriceTableProps): ReactElement | null {
  const { tierPrices, quantity, showSinglePrice = false, className } = props
  const rows = tierPrices?.breaks ?? []
  if (!tierPrices || rows.length === 0 || (rows.length === 1 && !showSinglePrice)) {
    return null
  }
  const labels = { ...defaultLabels, ...props.labels }
  const current = quantity === undefined ? undefined : breakAt(rows, quantity)
  return (
    <table className={["tier-price-table", className].filter(Boolean).join(" ")}>
      <caption>{labels.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{labels.quantity}</th>
          <th scope="col">{labels.unitPrice}</th>
          <th scope="col">{labels.saved}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((step) => (
          <Row
            key={step.min_quantity}
            step={step}
            labels={labels}
            current={step === current}
            currencyCode={tierPrices.currency_code}
            tax={props.tax}
            locale={props.locale}
            onSelectQuantity={props.onSelectQuantity}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps extends Pick<TierPriceTableProps, "tax" | "locale" | "onSelectQuantity"> {
  step: TierPriceBreak
  labels: TierPriceLabels
  current: boolean
  currencyCode: string
}

function Row({ step, labels, current, currencyCode, tax, locale, onSelectQuantity }: RowProps): ReactElement {
  const { unitPrice, savedAmount } = shownPrice(step, tax)
  const money = { currencyCode, locale }
  const range = rangeOf(step, labels, locale)
  const saved = fillLabel(labels.savedAmount, {
    amount: formatUnitPrice(savedAmount, money),
    percent: formatPercent(step.saved_percent, locale),
  })
  const action = fillLabel(labels.setQuantity, { range, quantity: String(step.min_quantity) })
  return (
    <tr aria-current={current ? "true" : undefined}>
      <th scope="row">
        {onSelectQuantity ? (
          <button type="button" aria-label={action} onClick={() => onSelectQuantity(step.min_quantity)}>
            {range}
          </button>
        ) : (
          range
        )}
      </th>
      <td>{formatUnitPrice(unitPrice, money)}</td>
      <td>{savedAmount > 0 ? saved : labels.savedNothing}</td>
    </tr>
  )
}

function rangeOf(step: TierPriceBreak, labels: TierPriceLabels, locale = "en"): string {
  const number = new Intl.NumberFormat(locale)
  const from = number.format(step.min_quantity)
  if (step.max_quantity === step.min_quantity) {
    return from
  }
  return step.max_quantity === null
    ? fillLabel(labels.andMore, { from })
    : fillLabel(labels.range, { from, to: number.format(step.max_quantity) })
}
