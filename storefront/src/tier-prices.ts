/** One step of a buyer's price curve, as `GET /store/tier-prices` answers it. Money is in major units. */
export interface TierPriceBreak {
  /** The first quantity of this cart line that gets the price; whole, at least 1. */
  min_quantity: number
  /** The last quantity that gets it; null when there is none. */
  max_quantity: number | null
  /** Price of one piece, in the tax mode of the region's prices. */
  unit_price: number
  /** Null where no country is known, so that no tax rate is. */
  unit_price_with_tax: number | null
  unit_price_without_tax: number | null
  /** What one piece costs less than the list price. */
  saved_amount: number
  /** The same in percent of the list price, 0 to 100. */
  saved_percent: number
}

/** The next price that this buyer could reach, counted from what the cart holds. */
export interface NextTierPrice {
  quantity_to_add: number
  min_quantity: number
  unit_price: number
}

/** The price curve of one variant for one buyer. */
export interface TierPrices {
  variant_id: string
  currency_code: string
  /** The default price of one piece without any price list or rule; null when the shop shows this buyer none. */
  list_price: number | null
  /** What else in the cart counts toward the breaks; their quantities are of this line alone, given that. */
  counted_quantity: number
  /** From 1 on, the last without an end, unless the shop's own prices leave gaps. Empty when it shows this buyer none. */
  breaks: TierPriceBreak[]
  next_break: NextTierPrice | null
}

/** The whole answer. `reason` is set when prices are kept back. */
export interface TierPricesAnswer {
  tier_prices: TierPrices[]
  /** `login_required`: this shop shows prices to logged-in buyers only. */
  reason?: string | null
}

/**
 * The step that a quantity of this line reaches.
 * Undefined where the shop has no price: for a quantity below 1, or where its own prices leave a gap.
 */
export function breakAt(breaks: readonly TierPriceBreak[], quantity: number): TierPriceBreak | undefined {
  return breaks.find((step) => step.min_quantity <= quantity && quantity <= (step.max_quantity ?? Number.POSITIVE_INFINITY))
}

/** The next cheaper step above a quantity of this line, and how many pieces are missing; null when there is none. */
export function nextBreakAt(breaks: readonly TierPriceBreak[], quantity: number): NextTierPrice | null {
  const current = breakAt(breaks, quantity)
  const next = breaks.find(
    (step) => step.min_quantity > quantity && (!current || step.unit_price < current.unit_price)
  )
  return next
    ? { quantity_to_add: next.min_quantity - quantity, min_quantity: next.min_quantity, unit_price: next.unit_price }
    : null
}

/** The step with the lowest price, for "from 4.20 at 500"; null when one price holds for every quantity. */
export function lowestBreak(breaks: readonly TierPriceBreak[]): TierPriceBreak | null {
  const [first, ...further] = breaks
  if (!first) {
    return null
  }
  const lowest = further.reduce((best, step) => (step.unit_price < best.unit_price ? step : best), first)
  return lowest === first ? null : lowest
}
