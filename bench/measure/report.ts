/** Lines of the table that a run prints. */
import { compare, median, type Comparison } from "./statistics"
import { judge, type Limit, type Verdict } from "./verdict"
import { countStatements, interleave, type Contender, type Rounds, type StatementCounter } from "./interleave"

/** One measured line. Times in milliseconds. */
export type Line = {
  measure: string
  baseline: string
  ours: { median: number; statements: number }
  theirs: { median: number; statements: number }
  comparison: Comparison
  limit: Limit
  verdict: Verdict
}

/** A line that counts rows instead of measuring time. */
export type Count = { measure: string; counted: string; expected: string; passed: boolean }

export type Result = Line | Count

/** What is measured against what, of contenders that were run together. */
export type Question = { measure: string; ours: Contender; theirs: Contender; limit: Limit }

/** Runs all contenders of some questions together and judges each question. */
export const measure = async (questions: Question[], rounds: Rounds, counter: StatementCounter): Promise<Line[]> => {
  const contenders = [...new Set(questions.flatMap(({ ours, theirs }) => [ours, theirs]))]
  const samples = await interleave(contenders, rounds)
  const measured = new Map<Contender, { samples: number[]; statements: number }>()
  for (const [index, contender] of contenders.entries()) {
    measured.set(contender, { samples: samples[index], statements: await countStatements(contender, counter) })
  }
  const lines = questions.map(({ measure, ours, theirs, limit }): Line => {
    const [a, b] = [ours, theirs].map((contender) => measured.get(contender) ?? { samples: [], statements: 0 })
    const comparison = compare(a.samples, b.samples)
    return {
      measure,
      baseline: theirs.name,
      ours: { median: median(a.samples), statements: a.statements },
      theirs: { median: median(b.samples), statements: b.statements },
      comparison,
      limit,
      verdict: judge(comparison, a.statements - b.statements, limit),
    }
  })
  for (const line of lines) console.log(`   ${cells(line).join(" · ")}`)
  return lines
}

const HEAD = ["measure", "baseline", "ours, ms", "baseline, ms", "ratio (95 %)", "SQL ours / baseline", "must reach", "verdict", "measured"]

/** The results as a Markdown table, with the day on which they were measured. */
export const asTable = (results: Result[]): string =>
  [HEAD, HEAD.map(() => "---"), ...results.map((result) => [...cells(result), new Date().toISOString().slice(0, 10)])].map((row) => `| ${row.join(" | ")} |`).join("\n")

const cells = (result: Result): string[] => {
  if ("counted" in result) {
    return [result.measure, "–", result.counted, "–", "–", "–", result.expected, result.passed ? "pass" : "**missed**"]
  }
  const { measure, baseline, ours, theirs, comparison, limit, verdict } = result
  return [
    measure,
    baseline,
    time(ours.median),
    time(theirs.median),
    `${ratio(comparison.ratio)} (${comparison.ratioInterval.map(ratio).join("–")})`,
    `${ours.statements} / ${theirs.statements}`,
    inWords(limit),
    `${verdict.passed ? "pass" : "**missed**"}${verdict.why === "statements" ? " by statements" : ""}`,
  ]
}

const time = (milliseconds: number): string => milliseconds.toFixed(milliseconds < 100 ? 2 : 0)
const ratio = (value: number): string => (value < 0.1 ? value.toFixed(4) : value.toFixed(2))

const inWords = ({ ratio, orMilliseconds, extraStatements, isStatementLimit }: Limit): string =>
  [`≤ ${ratio} ×`, ...(orMilliseconds ? [`or + ${orMilliseconds} ms`] : []), ...(isStatementLimit ? [`and + ${extraStatements} SQL`] : [])].join(" ")
