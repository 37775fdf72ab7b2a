"use client"

import type { ReactElement } from "react"
import { defaultLabels, fillLabel, type TierPriceLabels } from "./labels.ts"
import { formatUnitPrice } from "./money.ts"
import { shownPrice, type TaxDisplay } from "./shown-price.ts"
import { breakAt, nextBreakAt, type TierPrices } from "./tier-prices.ts"

/** Properties of `NextBreak`. */
export interface NextBreakProps {
  /** The curve of one variant. */
  tierPrices: TierPrices | null | undefined
  /** The quantity of the line as it is now, or would be. */
  quantity: number
  /** Called with the line's whole quantity at the next break. Without it there is no button. */
  onSelectQuantity?: (quantity: number) => void
  tax?: TaxDisplay
  /** BCP 47; "en" unless given. */
  locale?: string
  labels?: Partial<TierPriceLabels>
  /** True while a change is under way: the button does nothing then, and keeps the focus. */
  busy?: boolean
  className?: string
}

/**
 * "Add 3 more, pay 4.20 each." The element stays in the page when there is no further break,
 * because screen readers only speak changes of a live region that was there before.
 */
export function NextBreak(props: NextBreakProps): ReactElement {
  const { tierPrices, quantity, onSelectQuantity, tax, locale, busy = false, className } = props
  const next = tierPrices ? nextBreakAt(tierPrices.breaks, quantity) : null
  const step = tierPrices && next ? breakAt(tierPrices.breaks, next.min_quantity) : undefined
  const labels = { ...defaultLabels, ...props.labels }
  const number = new Intl.NumberFormat(locale ?? "en")
  const missing = next ? number.format(next.quantity_to_add) : ""
  return (
    <div className={["tier-next-break", className].filter(Boolean).join(" ")}>
      <span role="status" aria-live="polite">
        {tierPrices && next && step
          ? fillLabel(labels.nextBreak, {
              quantity: missing,
              price: formatUnitPrice(shownPrice(step, tax).unitPrice, { currencyCode: tierPrices.currency_code, locale }),
            })
          : null}
      </span>
      {next && onSelectQuantity ? (
        <button
          type="button"
          aria-disabled={busy || undefined}
          onClick={busy ? undefined : () => onSelectQuantity(next.min_quantity)}
        >
          {fillLabel(labels.addMore, { quantity: missing, total: number.format(next.min_quantity) })}
        </button>
      ) : null}
    </div>
  )
}
