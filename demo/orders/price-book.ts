import type { TierRuleInput } from "../seed/tier-rules"
import type { ProductStatistics } from "./price-statistics"

export const PRICE_BOOK_NAME = "Order file: prices really paid"

/** The quantity breaks of an order file as one price book for everyone, in pounds, to the last decimal. */
export function priceBookRule(imported: {
  products: Pick<ProductStatistics, "stock_code" | "breaks">[]
  variants: Record<string, string>
}): TierRuleInput {
  return {
    name: PRICE_BOOK_NAME,
    description:
      "Breaks at the 50th, 80th and 95th percentile of the line quantities, each at the median price paid from there on",
    status: "active",
    audience: { type: "everyone" },
    currency_code: "gbp",
    combine: "lowest",
    decimals: "exact",
    items: imported.products.map(({ stock_code, breaks }) => ({
      variant_id: imported.variants[stock_code],
      breaks: breaks.map(({ min_quantity, unit_price }) => ({ min_quantity, type: "fixed", value: Number(unit_price) })),
    })),
  }
}
