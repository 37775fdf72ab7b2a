/**
 * The one door to Medusa's BigNumber. Money is in major units (1.19 is one euro nineteen) and
 * never a float: a unit price may have more decimals than its currency (a screw at 0.0043).
 */
import { BigNumber, MathBN, defaultCurrencies } from "@medusajs/framework/utils"

/** An exact decimal number: an amount of money, or a quantity. Compare with the functions below. */
export type Amount = ReturnType<typeof MathBN.convert>

/** What Medusa stores beside a number, so that no decimal is lost. */
export type RawAmount = { value: string; precision: number }

/** What can be read as an amount. A `{ value }` is Medusa's raw form of a number. */
export type AmountInput = number | string | { value: string | number } | Amount

/** Significant digits that Medusa keeps of a number (`BigNumber.DEFAULT_PRECISION`). */
const PRECISION = 20

/** Reads a number, a numeric string or Medusa's raw form exactly. */
export const amount = (value: AmountInput): Amount => MathBN.convert(value)

export const zero: Amount = MathBN.convert(0)

export const plus = (a: Amount, b: AmountInput): Amount => a.plus(amount(b))
export const minus = (a: Amount, b: AmountInput): Amount => a.minus(amount(b))
export const times = (a: Amount, b: AmountInput): Amount => a.times(amount(b))

export const isLess = (a: Amount, b: Amount): boolean => a.isLessThan(b)
export const isEqual = (a: Amount, b: Amount): boolean => a.isEqualTo(b)

/** The amount, or zero when it is negative. */
export const notNegative = (a: Amount): Amount => (a.isNegative() ? zero : a)

/**
 * `percent` per cent of the amount, exactly: a shift by two decimals instead of a division,
 * so nothing is rounded. 7.5 % of 0.0043 is 0.0003225.
 */
export const percentOf = (a: Amount, percent: AmountInput): Amount => a.times(amount(percent)).shiftedBy(-2)

/** How many per cent `part` is of `whole`, rounded half up to `decimals`; 0 when `whole` is 0. */
export const percentHalfUp = (part: Amount, whole: Amount, decimals: number): Amount =>
  whole.isZero() ? zero : part.times(100).dividedBy(whole).decimalPlaces(decimals, HALF_UP)

/** Rounds to `decimals` places, a half away from zero: 0.00405 to four places is 0.0041. */
export const roundHalfUp = (a: Amount, decimals: number): Amount => a.decimalPlaces(decimals, HALF_UP)

/** Cuts off what is finer than `decimals` places: 1.199 to two places is 1.19. */
export const roundDown = (a: Amount, decimals: number): Amount => a.decimalPlaces(decimals, ROUND_DOWN)

/** Rounds to `decimals` places, away from zero: 1.191 to two places is 1.20. */
export const roundUp = (a: Amount, decimals: number): Amount => a.decimalPlaces(decimals, ROUND_UP)

/** The amount in the currency's smallest unit, a fraction of it cut off: 1.199 EUR are 119 cents. */
export const minorUnits = (a: Amount, decimals: number): number => a.shiftedBy(decimals).decimalPlaces(0, ROUND_DOWN).toNumber()

/** An amount of so many smallest units: 119 cents are 1.19 EUR. */
export const fromMinorUnits = (units: number, decimals: number): Amount => amount(units).shiftedBy(-decimals)

/** How often `b` is contained in `a` as a whole: 7 by 2 is 3. */
export const floorDivide = (a: Amount, b: AmountInput): number => a.dividedToIntegerBy(amount(b)).toNumber()

/** The smallest whole number that is not less than `a` by `b`: 7 by 2 is 4. */
export const ceilDivide = (a: Amount, b: AmountInput): number => {
  const floor = floorDivide(a, b)
  return isEqual(times(amount(floor), b), a) ? floor : floor + 1
}

/** The quotient to Medusa's twenty decimals: for a price without its tax, which has no exact one. */
export const dividedBy = (a: Amount, b: AmountInput): Amount => a.dividedBy(amount(b))

/** The sum of amounts. */
export const total = (amounts: Amount[]): Amount => amounts.reduce((sum, each) => sum.plus(each), zero)

export const least = (a: Amount, b: Amount): Amount => (isLess(b, a) ? b : a)

/** How many decimals are written: 0.0043 has four, 100 has none. */
export const decimalsOf = (a: Amount): number => a.decimalPlaces() ?? 0

/** As a JavaScript number, for JSON only: never compute with it. */
export const toNumber = (a: Amount): number => a.toNumber()

/**
 * What is left of an amount once Medusa has stored it: twenty significant digits. Of 411.76470588235294117647, gross
 * without its tax, 411.76470588235294118.
 */
export const asStored = (a: Amount): Amount => a.precision(PRECISION, HALF_UP)

/** The next larger amount that Medusa can store: 2994.0000000000000001 after 2994. */
export const nextStored = (a: Amount): Amount => {
  const stored = asStored(a)
  return stored.plus(amount(1).shiftedBy((stored.e ?? 0) + 1 - PRECISION))
}

/** As Medusa stores it beside the number. */
export const toRaw = (a: Amount): RawAmount => new BigNumber(a, { precision: PRECISION }).raw as RawAmount

/**
 * Decimals of a currency by ISO 4217, as Medusa lists them (EUR 2, JPY 0, KWD 3).
 * A currency that Medusa does not know has two.
 */
export const currencyDecimals = (currency_code: string): number =>
  defaultCurrencies[currency_code.toUpperCase()]?.decimal_digits ?? 2

/** Whether Medusa lists the currency. */
export const isKnownCurrency = (currency_code: string): boolean => currency_code.toUpperCase() in defaultCurrencies

/**
 * Whether two amounts are paid alike: payment providers take whole minor units, so a total with more
 * decimals is paid by what rounds to the same. 4.733225 EUR is paid with 4.73.
 */
export const isSameMoney = (a: Amount, b: Amount, currency_code: string): boolean => {
  const decimals = currencyDecimals(currency_code)
  return isEqual(roundHalfUp(a, decimals), roundHalfUp(b, decimals))
}

/** `BigNumber.ROUND_HALF_UP`, `ROUND_DOWN` and `ROUND_UP` of bignumber.js, which Medusa does not re-export. */
const HALF_UP = 4
const ROUND_DOWN = 1
const ROUND_UP = 0
