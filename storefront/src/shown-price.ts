import type { TierPriceBreak } from "./tier-prices.ts"

/**
 * Which price is shown: as the shop keeps it (`as_priced`), or always with or without tax.
 * Where the tax is not known yet, the price is shown as the shop keeps it.
 */
export type TaxDisplay = "as_priced" | "with_tax" | "without_tax"

/** What a row of the table shows. */
export interface ShownPrice {
  unitPrice: number
  savedAmount: number
}

/** The price and the saving of a step in the wanted tax mode; the saving is taxed at the price's own rate. */
export function shownPrice(step: TierPriceBreak, tax: TaxDisplay = "as_priced"): ShownPrice {
  const wanted = tax === "with_tax" ? step.unit_price_with_tax : tax === "without_tax" ? step.unit_price_without_tax : null
  const unitPrice = wanted ?? step.unit_price
  const factor = step.unit_price === 0 ? 1 : unitPrice / step.unit_price
  return { unitPrice, savedAmount: factor === 1 ? step.saved_amount : step.saved_amount * factor }
}
