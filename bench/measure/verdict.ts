/** Whether a measure reached what it must. Pure. */
import type { Comparison } from "./statistics"

export type Limit = {
  /** Our median may be at most this many times the baseline's. */
  ratio: number
  /** … or at most this many milliseconds above it. */
  orMilliseconds?: number
  /** SQL statements that we may need more than the baseline. They decide where the interval crosses the limit. */
  extraStatements: number
  /** More statements are a miss even when the time is right. */
  isStatementLimit?: boolean
}

export type Verdict = { passed: boolean; why: "time" | "statements" }

export const judge = ({ ratioInterval, differenceInterval }: Comparison, extraStatements: number, limit: Limit): Verdict => {
  const isWithinStatements = extraStatements <= limit.extraStatements
  if (limit.isStatementLimit && !isWithinStatements) {
    return { passed: false, why: "statements" }
  }
  const milliseconds = limit.orMilliseconds ?? -Infinity
  if (ratioInterval[1] <= limit.ratio || differenceInterval[1] <= milliseconds) {
    return { passed: true, why: "time" }
  }
  if (ratioInterval[0] > limit.ratio && differenceInterval[0] > milliseconds) {
    return { passed: false, why: "time" }
  }
  return { passed: isWithinStatements, why: "statements" }
}
