/** Whether a net and a gross price that belong together do. */
import { amount, isLess, minus, percentOf, plus, roundHalfUp, type Amount } from "../../../shared/money"
import type { Prices } from "./price-json"

/** A cent: what rounding alone makes of the two. */
const TOLERANCE = amount("0.01")

/**
 * What is to be said of the first price whose gross is not its net plus tax, null where none is. Shopware asks some groups
 * of customers the net price, others the gross one; here each market has one of the two.
 */
export const taxRemark = (prices: Prices, tax_rate: string | null): string | null => {
  for (const { net, gross, linked } of tax_rate === null ? [] : prices.values()) {
    const expected = plus(amount(net), percentOf(amount(net), tax_rate ?? 0))
    if (isLess(TOLERANCE, absolute(minus(expected, gross)))) {
      return `net ${net} with ${amount(tax_rate ?? 0).toFixed()} % tax is ${roundHalfUp(expected, 4).toFixed()}, not the gross price ${gross}${linked ? " that it is linked to" : ""}; each is moved where this shop has prices of its kind, also for those who were asked the other`
    }
  }
  return null
}

const absolute = (a: Amount): Amount => (a.isNegative() ? a.negated() : a)
