import type { Problem } from "./problem"
import { readTypedNumber } from "./typed-number"

/** No number of points is larger; the Admin API refuses it too. */
export const largestPoints = 1_000_000_000_000

/** What a typed whole number may be. */
export type Range = { least: number; most: number }

/** Any number of points that is given or taken. */
export const somePoints: Range = { least: 1, most: largestPoints }

/**
 * Reads a whole number. What sets three digits apart can only set the thousands
 * apart: `12,000`, `12.000` and `12 000` are twelve thousand.
 *
 * @example readTypedWhole("12.000", { least: 1, most: 99_999 }) // { value: 12000 }
 */
export const readTypedWhole = (text: string, { least, most }: Range): { value: number } | { problem: Omit<Problem, "path"> } => {
  const typed = text.trim().replace(/[\u00a0\u202f]/g, " ")
  const grouped = /^-?[1-9]\d{0,2}([.,' ])\d{3}(?:\1\d{3})*$/.test(typed)
  const negative = typed.startsWith("-")
  const digits = grouped ? typed.replace(/\D/g, "") : typed.replace(/^-/, "")
  const read = readTypedNumber(digits)
  if ("problem" in read) {
    return { problem: { reason: read.problem } }
  }
  const value = negative ? -read.value : read.value
  if (!Number.isInteger(value)) {
    return { problem: { reason: "not_whole" } }
  }
  return value < least || value > most ? { problem: { reason: "out_of_range", details: { least, most } } } : { value }
}

/** The typed whole number; `NaN` where there is none, which is never sent because its problem is shown first. */
export const wholeOf = (text: string): number => {
  const read = readTypedWhole(text, { least: Number.MIN_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER })
  return "value" in read ? read.value : Number.NaN
}

/** For a field that may stay empty: null then. */
export const wholeOrNull = (text: string): number | null => (text.trim() === "" ? null : wholeOf(text))

/** What is wrong with a typed whole number, at `path`. */
export const problemOfWhole = (path: string, text: string, range: Range): Problem[] => {
  const read = readTypedWhole(text, range)
  return "problem" in read ? [{ path, ...read.problem }] : []
}

/** The same for a field that may stay empty. */
export const problemOfOptionalWhole = (path: string, text: string, range: Range): Problem[] =>
  text.trim() === "" ? [] : problemOfWhole(path, text, range)

/** A stored number as it stands in an input; empty for null. */
export const typedText = (value: number | null): string => (value === null ? "" : String(value))

/** A `met` requirement is no problem; an unmet one is one with this reason. */
export const required = (met: boolean, path: string, reason: string): Problem[] => (met ? [] : [{ path, reason }])
