/** What an order file says about products and their prices. Pure. */
import { compare, decimal, format, mean, type Decimal } from "./decimal"
import type { OrderLine } from "./parse-order-lines"

/** The shares of a product's line quantities at which its breaks stand, in percent. */
export const BREAK_PERCENTILES = [50, 80, 95]

export type ProductStatistics = {
  stock_code: string
  /** The description that most lines carry; the stock code when none has one. */
  description: string
  lines: number
  /** The highest price that anybody paid, a decimal number. */
  list_price: string
  /** Strictly rising quantities, each with the median price that was paid for at least that many. */
  breaks: { min_quantity: number; unit_price: string }[]
}

/** One entry a stock code, in the order in which the codes first appear. */
export function productStatistics(lines: OrderLine[]): ProductStatistics[] {
  const byCode = new Map<string, OrderLine[]>()
  for (const line of lines) {
    const present = byCode.get(line.stock_code)
    if (present) present.push(line)
    else byCode.set(line.stock_code, [line])
  }
  return [...byCode].map(([stock_code, sold]) => ({
    stock_code,
    description: mostFrequent(sold.map(({ description }) => description).filter(Boolean)) ?? stock_code,
    lines: sold.length,
    list_price: format(sold.map(({ unit_price }) => decimal(unit_price)).reduce((a, b) => (compare(a, b) < 0 ? b : a))),
    breaks: quantityBreaks(sold),
  }))
}

/**
 * Breaks at the 50th, 80th and 95th percentile of the line quantities, each at the median price paid from that quantity
 * on. Percentiles that fall on the same quantity are one break.
 */
export function quantityBreaks(lines: Pick<OrderLine, "quantity" | "unit_price">[]): ProductStatistics["breaks"] {
  const quantities = lines.map(({ quantity }) => quantity).sort((a, b) => a - b)
  const minimums = new Set(BREAK_PERCENTILES.map((percentile) => nearestRank(quantities, percentile)))
  return [...minimums].map((min_quantity) => ({
    min_quantity,
    unit_price: format(
      median(lines.filter(({ quantity }) => quantity >= min_quantity).map(({ unit_price }) => decimal(unit_price)))
    ),
  }))
}

/**
 * The smallest value that at least `percentile` percent of the values do not exceed (nearest rank): a quantity that was
 * really ordered, and so a whole number.
 * @param sorted rising, not empty
 */
export function nearestRank(sorted: number[], percentile: number): number {
  return sorted[Math.max(0, Math.ceil((percentile * sorted.length) / 100) - 1)]
}

/** The middle value, or the mean of the two middle values. @param values not empty */
export function median(values: Decimal[]): Decimal {
  const sorted = [...values].sort(compare)
  const upper = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[upper] : mean(sorted[upper - 1], sorted[upper])
}

/** The most frequent value, the first of them when several are. */
export function mostFrequent(values: string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: string | undefined
  for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value
  return best
}
