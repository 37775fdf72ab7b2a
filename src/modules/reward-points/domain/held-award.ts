/**
 * What a guest's order earned, when an account takes it over: no more than the rules' caps leave that
 * account, and no more than there is room for under the greatest balance.
 */
import { divide, multiply, NOTHING, ratio, signOf, sum, type Ratio } from "../../../shared/ratio"
import { roundTable } from "../../../shared/round-table"
import { totalOf, type RulePoints, type Usage } from "./earning"
import type { EarningRule } from "./earning-rule"

/** Points by line and by rule; the lines, and the breakdown, each add up to `points`. */
export type HeldAward = {
  points: number
  breakdown: RulePoints[]
  lines: { line_id: string; points: number; reasons: RulePoints[] }[]
}

/**
 * An award of which each rule gives no more than its limit; its lines get the same share less. A rule
 * that is not named has none.
 *
 * Two orders of a guest, each with a welcome of 100 points that an account gets once: 100, then 0.
 */
export const withinLimits = (award: HeldAward, limits: Readonly<Record<string, number>>): HeldAward =>
  award.breakdown.some(({ rule_id, points }) => points > (limits[rule_id] ?? points))
    ? scaled(award, ({ rule_id, points }) => (points > (limits[rule_id] ?? points) ? ratio(Math.max(0, limits[rule_id]), points) : WHOLE))
    : award

/** What the caps of rules still leave an account that they gave this to before. A rule without caps is not named. */
export const limitsOf = (rules: Pick<EarningRule, "id" | "caps">[], usage: Usage): Record<string, number> =>
  Object.fromEntries(
    rules.flatMap(({ id, caps }) => {
      const used = usage[id] ?? { account: 0, period: 0 }
      const left = [...(caps.per_account === null ? [] : [caps.per_account - used.account]), ...(caps.per_period === null ? [] : [caps.per_period.points - used.period])]
      return left.length ? [[id, Math.max(0, Math.min(...left))]] : []
    })
  )

/** No more than `room` points of an award; lines and rules get less in proportion. */
export const withinRoom = (award: HeldAward, room: number): HeldAward => (room >= award.points ? award : scaled(award, () => ratio(Math.max(0, room), award.points)))

const WHOLE = ratio(1)

/** Each rule's points by its factor; what a rule takes away from a line shrinks with what the others give there, so that no line goes below zero. */
const scaled = ({ breakdown, lines }: HeldAward, factorOf: (rule: RulePoints) => Ratio): HeldAward => {
  const factors = breakdown.map(factorOf)
  const exact = lines.map(({ reasons }) => lineOf(breakdown.map(({ rule_id }) => ratio(reasons.find((reason) => reason.rule_id === rule_id)?.points ?? 0)), factors))
  const table = roundTable(exact, "down")
  const kept = lines.map(({ line_id }, line) => {
    const reasons = named(breakdown, table[line])
    return { line_id, points: totalOf(reasons.map(({ points }) => points)), reasons }
  })
  return {
    points: totalOf(kept.map(({ points }) => points)),
    breakdown: named(breakdown, breakdown.map((_, column) => totalOf(table.map((row) => row[column])))),
    lines: kept,
  }
}

const named = (rules: RulePoints[], points: number[]): RulePoints[] => rules.map((rule, column) => ({ ...rule, points: points[column] })).filter((each) => each.points !== 0)

const lineOf = (before: Ratio[], factors: Ratio[]): Ratio[] => {
  const given = before.map((points, column) => (signOf(points) > 0 ? multiply(points, factors[column]) : NOTHING))
  const given_before = sum(before.filter((points) => signOf(points) > 0))
  const share = signOf(given_before) > 0 ? divide(sum(given), given_before) : NOTHING
  return before.map((points, column) => (signOf(points) < 0 ? multiply(points, share) : given[column]))
}
