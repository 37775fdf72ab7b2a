/** The provider of the adjustments by which points pay. */
const POINTS_PROVIDER = "reward-points"

interface Adjusted {
  adjustments?: { amount?: number | null; provider_id?: string | null }[] | null
}

/** What is looked at of a cart or an order of the Store API. */
export interface AdjustedLines {
  items?: Adjusted[] | null
  shipping_methods?: Adjusted[] | null
}

/**
 * What points pay of a cart or an order: with tax where its prices include it, else without. Medusa counts it among the
 * discounts; a line of its own in the totals is taken off from those. The Store API tells the provider of an adjustment
 * on demand alone: ask for `+items.adjustments.provider_id,+shipping_methods.adjustments.provider_id`.
 */
export function valuePaidWithPoints({ items, shipping_methods }: AdjustedLines): number {
  const adjustments = [...(items ?? []), ...(shipping_methods ?? [])].flatMap((adjusted) => adjusted.adjustments ?? [])
  const ofPoints = adjustments.filter(({ provider_id }) => provider_id === POINTS_PROVIDER)
  // Ten decimals, so that 0.1 and 0.2 are 0.3.
  return Number(ofPoints.reduce((sum, { amount }) => sum + (amount ?? 0), 0).toFixed(10))
}
