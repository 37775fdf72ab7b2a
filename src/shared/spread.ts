/** Spreads a whole number over parts by the method of the largest remainder. */
import { amount, floorDivide, isLess, minus, times, total, zero, type Amount } from "./money"

/**
 * Spreads `whole` over the weights: the parts are whole and sum to it exactly. Nothing is spread over
 * a weight of zero, unless all are zero: then every part is as heavy as the others. What is left after
 * rounding down goes to the largest remainders, of equal ones to the first.
 *
 * @example spread(10, [1, 1, 1]) is [4, 3, 3]
 */
export const spread = (whole: number, weights: Amount[]): number[] => {
  if (!weights.length) {
    return []
  }
  const sum = total(weights)
  const heavy = isLess(zero, sum) ? weights : weights.map(() => amount(1))
  const all = total(heavy)
  const parts = heavy.map((weight) => floorDivide(times(weight, whole), all))
  const rests = heavy.map((weight, index) => ({ index, rest: minus(times(weight, whole), times(all, parts[index])) }))
  const left = whole - parts.reduce((a, b) => a + b, 0)
  rests.sort((a, b) => (isLess(b.rest, a.rest) ? -1 : isLess(a.rest, b.rest) ? 1 : a.index - b.index))
  rests.slice(0, left).forEach(({ index }) => (parts[index] += 1))
  return parts
}
