/**
 * Exact fractions, for what may be rounded only once: points of a line are sums of shares such as
 * 19.99 × 1 ÷ 3, and only the order as a whole is rounded.
 */
import { decimalsOf, type Amount } from "./money"

/** A fraction that is never rounded; the denominator is above zero, and need not be the smallest. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint }

/** Fractions are reduced only when they grow beyond this: reducing costs more than it saves. */
const LARGE = 1n << 96n

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let [large, small] = [a < 0n ? -a : a, b]
  while (small) {
    ;[large, small] = [small, large % small]
  }
  return large
}

const fraction = (numerator: bigint, denominator: bigint): Ratio => {
  if (denominator < LARGE) {
    return { numerator, denominator }
  }
  const divisor = greatestCommonDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

/**
 * A fraction of two whole numbers.
 *
 * @throws RangeError where one is no whole number, or the denominator is not above zero
 */
export const ratio = (numerator: number | bigint, denominator: number | bigint = 1): Ratio => {
  const below = BigInt(denominator)
  if (below <= 0n) {
    throw new RangeError(`A denominator must be above zero: ${denominator}`)
  }
  return { numerator: BigInt(numerator), denominator: below }
}

/** An amount as a fraction, exactly: 0.0043 is 43 of 10,000. */
export const ratioOf = (amount: Amount): Ratio => {
  const decimals = decimalsOf(amount)
  return { numerator: BigInt(amount.shiftedBy(decimals).toFixed(0)), denominator: 10n ** BigInt(decimals) }
}

export const NOTHING: Ratio = { numerator: 0n, denominator: 1n }

export const add = (a: Ratio, b: Ratio): Ratio =>
  a.denominator === b.denominator
    ? { numerator: a.numerator + b.numerator, denominator: a.denominator }
    : fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const negate = ({ numerator, denominator }: Ratio): Ratio => ({ numerator: -numerator, denominator })

export const multiply = (a: Ratio, b: Ratio): Ratio => fraction(a.numerator * b.numerator, a.denominator * b.denominator)

/** `a ÷ b`, exactly. @throws RangeError where b is zero */
export const divide = (a: Ratio, b: Ratio): Ratio => {
  if (b.numerator === 0n) {
    throw new RangeError("Nothing can be divided by zero")
  }
  const sign = b.numerator < 0n ? -1n : 1n
  return fraction(a.numerator * b.denominator * sign, a.denominator * b.numerator * sign)
}

export const sum = (ratios: readonly Ratio[]): Ratio => ratios.reduce(add, NOTHING)

/** Below zero: a is less; zero: they are equal. */
export const compare = (a: Ratio, b: Ratio): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** -1, 0 or 1 */
export const signOf = ({ numerator }: Ratio): number => (numerator < 0n ? -1 : numerator > 0n ? 1 : 0)

/** The greatest whole number that is not above the fraction: of -1/2 it is -1. */
export const floorOf = ({ numerator, denominator }: Ratio): bigint => {
  const quotient = numerator / denominator
  return numerator % denominator < 0n ? quotient - 1n : quotient
}

/** Several fractions over one denominator: their numerators, and it. */
export const overOneDenominator = (ratios: readonly Ratio[]): { numerators: bigint[]; denominator: bigint } => {
  const denominator = ratios.reduce((common, each) => (common % each.denominator === 0n ? common : (common / greatestCommonDivisor(common, each.denominator)) * each.denominator), 1n)
  return { numerators: ratios.map((each) => each.numerator * (denominator / each.denominator)), denominator }
}
