/** An award in the hands of those who earn it, and as far as there is room for it. */
import { ratio } from "../../../shared/ratio"
import { roundTable } from "../../../shared/round-table"
import { totalOf, type Award } from "./earning"
import type { ProgramSettings } from "./program"

/** Whose the points are. */
export type AwardShares = { person: Award | null; company: Award | null }

/**
 * An award in the hands of those who earn it. In a split the company gets its per cent of the whole,
 * rounded down; the person gets the rest, so that both parts add up on every line and for every rule.
 *
 * @param earner As in the programme; for a buyer without a company hand in `{ type: "person" }`
 */
export const splitAward = (award: Award, earner: ProgramSettings["earning"]["earner"]): AwardShares => {
  if (earner.type !== "split") {
    return { person: earner.type === "person" ? award : null, company: earner.type === "company" ? award : null }
  }
  const whole = tableOf(award)
  const companys = roundTable(whole.map((row) => row.map((points) => ratio(points * earner.company_percent, 100))), "down")
  const persons = whole.map((row, line) => row.map((points, column) => points - companys[line][column]))
  return { person: partOf(award, persons), company: partOf(award, companys) }
}

/** Points of each rule on each line. */
const tableOf = (award: Award): number[][] => award.lines.map(({ reasons }) => award.rules.map(({ rule_id }) => reasons.find((reason) => reason.rule_id === rule_id)?.points ?? 0))

/**
 * No more than `points` of an award, e.g. up to a greatest balance: lines and rules get less in
 * proportion, and add up as before.
 */
export const reduceAward = (award: Award, points: number): Award => {
  if (points >= award.points) {
    return award
  }
  return partOf(award, roundTable(tableOf(award).map((row) => row.map((cell) => ratio(BigInt(cell) * BigInt(points), award.points))), "down"))
}

/** An award with other points; what it says of rules and lines stays. */
const partOf = (award: Award, table: readonly (readonly number[])[]): Award => {
  const rules = award.rules.map((rule, column) => ({ ...rule, points: totalOf(table.map((row) => row[column])) }))
  const lines = award.lines.map((line, index) => {
    const reasons = award.rules.map(({ rule_id, name }, column) => ({ rule_id, name, points: table[index][column] })).filter(({ points }) => points !== 0)
    return { ...line, points: totalOf(reasons.map(({ points }) => points)), reasons }
  })
  return {
    points: totalOf(lines.map(({ points }) => points)),
    lines,
    breakdown: rules.filter(({ points }) => points !== 0).map(({ rule_id, name, points }) => ({ rule_id, name, points })),
    rules,
  }
}
