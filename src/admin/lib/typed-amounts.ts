import type { Problem } from "./problem"
import { readTypedNumber } from "./typed-number"

/** Amounts as they are typed, by currency; empty where there is none. */
export type TypedAmounts = Record<string, string>

/** Amounts as the Admin API takes them: decimals as text, without those that are empty. */
export const amountsOf = (typed: TypedAmounts): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([code, text]) => {
      const read = readTypedNumber(text)
      return "value" in read ? [[code, String(read.value)]] : []
    })
  )

/** The same, or nothing where nothing is typed. */
export const someAmountsOf = (typed: TypedAmounts): Record<string, string> | null => {
  const amounts = amountsOf(typed)
  return Object.keys(amounts).length > 0 ? amounts : null
}

/** The same for amounts above zero with at most so many decimals. */
export const problemsOfPositiveAmounts = (path: string, typed: TypedAmounts, decimals: number, needed = false): Problem[] => {
  const problems = problemsOfAmounts(path, typed, needed)
  return [...problems, ...Object.entries(typed).flatMap(([code, text]) => problemOfPositive(`${path}.${code}`, text, decimals))]
}

/** What a readable number lacks to be above zero with at most so many decimals; what cannot be read is said elsewhere. */
export const problemOfPositive = (path: string, text: string, decimals: number): Problem[] => {
  const read = readTypedNumber(text)
  if (!("value" in read)) {
    return []
  }
  if (read.value <= 0) {
    return [{ path, reason: "not_positive" }]
  }
  return isFinerThan(read.value, decimals) ? [{ path, reason: "finer_than", details: { most: decimals } }] : []
}

const isFinerThan = (value: number, decimals: number) => Number(value.toFixed(decimals)) !== value

/** What is wrong with the amounts, at `path.eur` and so on; that there are none is a problem where one is needed. */
export const problemsOfAmounts = (path: string, typed: TypedAmounts, needed = false): Problem[] => {
  const given = Object.entries(typed).filter(([, text]) => text.trim() !== "")
  if (needed && given.length === 0) {
    return [{ path, reason: "empty" }]
  }
  return given.flatMap(([code, text]) => {
    const read = readTypedNumber(text)
    return "problem" in read ? [{ path: `${path}.${code}`, reason: read.problem }] : []
  })
}
