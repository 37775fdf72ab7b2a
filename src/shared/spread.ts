/** A whole number of units, points or cents, spread over parts so that nothing is lost and nothing is made. */
import { notNegative, type Amount } from "./money"
import { add, compare, floorOf, multiply, negate, ratio, ratioOf, signOf, sum, divide, type Ratio } from "./ratio"

/**
 * Spreads `total` units by weight, by largest remainder: each part gets its exact share rounded down,
 * and the units that are left go to those whose share lost most; of two that lost alike, to the first.
 *
 * @param total A whole number of units, not negative, of any kind
 * @param weights Below zero counts as zero. A weight of zero gets nothing, unless all are zero: then all weigh alike
 * @returns whole numbers whose sum is `total`, each its exact share rounded down or up
 * @throws RangeError where `total` is no such number, or there is something to spread and no part
 *
 * @example spread(10, [amount(1), amount(1), amount(1)]) // [4, 3, 3]
 */
export const spread = (total: number, weights: readonly Amount[]): number[] => {
  if (!Number.isSafeInteger(total) || total < 0) {
    throw new RangeError(`Only a whole number of units can be spread: ${total}`)
  }
  if (!weights.length) {
    if (total) {
      throw new RangeError(`${total} units, and no part to spread them over`)
    }
    return []
  }
  const given = weights.map((weight) => ratioOf(notNegative(weight)))
  const weighed = given.some((weight) => signOf(weight)) ? given : given.map(() => ratio(1))
  const each = divide(ratio(total), sum(weighed))
  return roundedTo(total, weighed.map((weight) => multiply(weight, each)))
}

/**
 * Exact shares as whole numbers whose sum is `total`: each is rounded down, and those that lost most
 * are rounded up instead, as many as it takes; of two that lost alike, the first.
 *
 * @param total The sum of the shares, rounded down or up
 */
export const roundedTo = (total: number, shares: readonly Ratio[]): number[] => {
  const floors = shares.map(floorOf)
  const lost = shares.map((share, index) => add(share, negate(ratio(floors[index]))))
  const left = BigInt(total) - floors.reduce((all, floor) => all + floor, 0n)
  const byLoss = shares.map((_, index) => index).sort((a, b) => compare(lost[b], lost[a]) || a - b)
  const roundedUp = new Set(byLoss.slice(0, Number(left)))
  return floors.map((floor, index) => Number(floor) + (roundedUp.has(index) ? 1 : 0))
}
