import type { TierPrices } from "./tier-prices.ts"

/** A curve from steps of a first quantity and a unit price; the first step's price is the list price. Tax is 19 %. */
export function curve(...steps: [minQuantity: number, unitPrice: number][]): TierPrices {
  const listPrice = steps[0]?.[1] ?? 0
  return {
    variant_id: "variant_screw",
    currency_code: "eur",
    list_price: listPrice,
    counted_quantity: 0,
    breaks: steps.map(([min_quantity, unit_price], index) => ({
      min_quantity,
      max_quantity: steps[index + 1] ? steps[index + 1]![0] - 1 : null,
      unit_price,
      unit_price_with_tax: unit_price,
      unit_price_without_tax: unit_price / 1.19,
      saved_amount: Number((listPrice - unit_price).toFixed(10)),
      saved_percent: listPrice === 0 ? 0 : ((listPrice - unit_price) / listPrice) * 100,
    })),
    next_break: null,
  }
}
