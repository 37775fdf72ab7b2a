/** The provider of the adjustments by which points pay. */
const POINTS_PROVIDER = "reward-points"

interface Adjusted {
  adjustments?: { amount?: number | null; provider_id?: string | null }[] | null
}

/** What of a cart or an order was paid with points, in the tax mode of its prices. */
export interface PaidWithPoints {
  items?: Adjusted[] | null
  shipping_methods?: Adjusted[] | null
}

/** Adds up what points pay for on the lines and the delivery; sums of money are rounded to ten decimals against floating point. */
export function pointsValue({ items, shipping_methods }: PaidWithPoints): number {
  const adjustments = [...(items ?? []), ...(shipping_methods ?? [])].flatMap((adjusted) => adjusted.adjustments ?? [])
  const ofPoints = adjustments.filter(({ provider_id }) => provider_id === POINTS_PROVIDER)
  return Number(ofPoints.reduce((sum, { amount }) => sum + (amount ?? 0), 0).toFixed(10))
}
