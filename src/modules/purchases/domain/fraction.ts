/**
 * Exact fractions of integers. What is undone of a line is a part of it, and a third of 1,000 points
 * has to stay a third until it is rounded, once.
 */
import { amount, type Amount } from "../../../shared/money"

/** In lowest terms, `den` above zero. */
export type Fraction = { readonly num: bigint; readonly den: bigint }

/** A fraction in JSON, as it is stored and handed from step to step. */
export type FractionText = { num: string; den: string }

/** @throws RangeError when `den` is 0 */
export const fraction = (num: bigint, den = 1n): Fraction => {
  if (den === 0n) {
    throw new RangeError("a fraction has no zero below")
  }
  const sign = den < 0n ? -1n : 1n
  const divisor = greatestCommon(num < 0n ? -num : num, den * sign) || 1n
  return { num: (num * sign) / divisor, den: (den * sign) / divisor }
}

const greatestCommon = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestCommon(b, a % b))

export const NONE = fraction(0n)
export const WHOLE = fraction(1n)

/** A decimal number exactly: 1.19 is 119/100. */
export const fractionOf = (decimal: Amount): Fraction => {
  const [whole, decimals = ""] = decimal.toFixed().split(".")
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}

export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.den + b.num * a.den, a.den * b.den)
export const subtract = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.den - b.num * a.den, a.den * b.den)
export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.num, a.den * b.den)

/** `a` ÷ `b`; nothing of nothing is nothing. */
export const ratio = (a: Fraction, b: Fraction): Fraction => (b.num === 0n ? NONE : fraction(a.num * b.den, a.den * b.num))

export const isBelow = (a: Fraction, b: Fraction): boolean => a.num * b.den < b.num * a.den
export const isNone = (a: Fraction): boolean => a.num === 0n
export const least = (a: Fraction, b: Fraction): Fraction => (isBelow(b, a) ? b : a)
export const most = (a: Fraction, b: Fraction): Fraction => (isBelow(a, b) ? b : a)
export const sum = (parts: Fraction[]): Fraction => parts.reduce(add, NONE)

/** Not below zero. */
export const orNone = (a: Fraction): Fraction => most(a, NONE)

/** Rounded to so many decimals, a half up. For a fraction that is not below zero. */
export const decimalOf = ({ num, den }: Fraction, decimals: number): Amount => {
  const scaled = num * 10n ** BigInt(decimals)
  return amount(((2n * scaled + den) / (2n * den)).toString()).shiftedBy(-decimals)
}

export const toText = ({ num, den }: Fraction): FractionText => ({ num: num.toString(), den: den.toString() })
export const fromText = ({ num, den }: FractionText): Fraction => fraction(BigInt(num), BigInt(den))
