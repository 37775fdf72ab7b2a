"use client"

import type { ReactElement } from "react"
import { defaultLabels, fillLabel, type TierPriceLabels } from "./labels.ts"
import { formatUnitPrice } from "./money.ts"
import { shownPrice, type TaxDisplay } from "./shown-price.ts"
import { lowestBreak, type TierPrices } from "./tier-prices.ts"

/** Properties of `FromPrice`. */
export interface FromPriceProps {
  /** The curve of one variant. */
  tierPrices: TierPrices | null | undefined
  tax?: TaxDisplay
  /** BCP 47; "en" unless given. */
  locale?: string
  labels?: Partial<TierPriceLabels>
  className?: string
}

/** "from 0.0039 at 500" for a card of a listing; nothing where one price holds for every quantity. */
export function FromPrice({ tierPrices, tax, locale, labels, className }: FromPriceProps): ReactElement | null {
  const lowest = tierPrices ? lowestBreak(tierPrices.breaks) : null
  if (!tierPrices || !lowest) {
    return null
  }
  return (
    <span className={["tier-from-price", className].filter(Boolean).join(" ")}>
      {fillLabel(labels?.fromPrice ?? defaultLabels.fromPrice, {
        price: formatUnitPrice(shownPrice(lowest, tax).unitPrice, { currencyCode: tierPrices.currency_code, locale }),
        quantity: new Intl.NumberFormat(locale ?? "en").format(lowest.min_quantity),
      })}
    </span>
  )
}
