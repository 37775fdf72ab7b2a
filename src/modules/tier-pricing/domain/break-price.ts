/** What a quantity break makes of a price. */
import {
  Amount,
  amount,
  currencyDecimals,
  decimalsOf,
  isLess,
  minus,
  notNegative,
  percentOf,
  roundHalfUp,
} from "../../../shared/money"
import type { Decimals, TierBreak } from "./tier-price-rule"

/** The prices that a break works on, all for the same variant, quantity, currency and tax mode. */
export type BreakBase = {
  /** What the break replaces or lowers: the list price or Medusa's current price. */
  base: Amount | null
  /** Its decimals are kept by a rule whose `decimals` is null. */
  list_price: Amount | null
  currency_code: string
}

/** The breaks whose `min_quantity` the quantity reaches, in their order. */
export const reachedBreaks = (breaks: TierBreak[], quantity: number): TierBreak[] =>
  breaks.filter(({ min_quantity }) => quantity >= min_quantity)

/**
 * The unit price that one break gives, or null where it lowers a base that there is none of.
 * A fixed price is taken as it was typed. A computed price is rounded half up to `decimals`; null
 * means those of the list price or of the currency, whichever is more.
 *
 * @example 7.5 % off 0.0043 EUR is 0.0039775: 0.0040 with `decimals: null` (the list price has four),
 *   0.0039775 with `exact`, 0.00 with `decimals: 2`.
 */
export const breakPrice = (tier: TierBreak, decimals: Decimals, bases: BreakBase): Amount | null => {
  const figure = figureOf(tier)
  if (tier.type === "fixed") {
    return figure
  }
  if (!bases.base) {
    return null
  }
  const lowered = tier.type === "percentage" ? percentOf(bases.base, figure) : notNegative(minus(bases.base, figure))
  return decimals === "exact" ? lowered : roundHalfUp(lowered, decimals ?? defaultDecimals(bases))
}

const figures = new WeakMap<TierBreak, Amount>()

/**
 * What a break computes with: its value, and for a percentage what is left of 100. A listing asks the
 * same break for each of its variants, so the number is read once.
 */
const figureOf = (tier: TierBreak): Amount => {
  const known = figures.get(tier)
  if (known) {
    return known
  }
  const figure = tier.type === "percentage" ? minus(amount(100), tier.value) : amount(tier.value)
  figures.set(tier, figure)
  return figure
}

/** The lower of the prices that the breaks give; a break without a price is passed over. */
export const lowestBreakPrice = (breaks: TierBreak[], decimals: Decimals, bases: BreakBase): Amount | null =>
  breaks.reduce<Amount | null>((lowest, tier) => {
    const price = breakPrice(tier, decimals, bases)
    return price && (!lowest || isLess(price, lowest)) ? price : lowest
  }, null)

const defaultDecimals = ({ list_price, currency_code }: BreakBase): number =>
  Math.max(list_price ? decimalsOf(list_price) : 0, currencyDecimals(currency_code))
