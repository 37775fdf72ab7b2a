/**
 * What an order earns, line by line and rule by rule, and why a rule gives nothing. Computed when an
 * order is placed exactly as its cart showed it; when the points are granted is decided elsewhere.
 */
import { toNumber } from "../../../shared/money"
import { add, compare, divide, floorOf, multiply, negate, NOTHING, ratio, signOf, sum, type Ratio } from "../../../shared/ratio"
import { roundTable, type Rounding } from "../../../shared/round-table"
import { byPrecedence, earningConditions, type EarningRule } from "./earning-rule"
import { earnersOf, orderExclusion, type Earner, type EarningOrder, type LineExclusion, type OrderExclusion } from "./earning-order"
import { covers, stack, type Applicable, type Stacked } from "./earning-stack"
import { MAX_POINTS, type ProgramSettings } from "./program"

/** What a rule gave the account before: ever, and in the running period of its cap. By rule id. */
export type Usage = Readonly<Record<string, { account: number; period: number }>>

/** Points of one rule; below zero where a multiplier takes something away. */
export type RulePoints = { rule_id: string; name: string; points: number }

export type AwardLine = {
  line_id: string
  points: number
  /** The value that the points are computed from; for JSON only. */
  basis: number
  /** Their sum is `points`. */
  reasons: RulePoints[]
  excluded: LineExclusion | null
}

/** Why a rule gives nothing, or less than it would. */
export type RuleReason =
  | OrderExclusion
  | "draft"
  | "archived"
  | "not_started"
  | "ended"
  | "other_currency"
  | "malformed_rule"
  | "conditions_unmet"
  | "no_covered_line"
  | "cap_reached"
  | "exclusive_rule"
  | "better_rule"
  | "nothing_to_earn"
  | "rounds_to_zero"
  | "capped"

export type AwardRule = RulePoints & {
  applied: boolean
  /** Null: it gives what it would. `capped` and `rounds_to_zero` are said of rules that apply. */
  reason: RuleReason | null
  details: Record<string, unknown> | null
}

/** What an order earns. The points of its lines, and those of the breakdown, each add up to `points`. */
export type Award = {
  points: number
  /** Every line, in the order of the lines; then `shipping`, where it earns. */
  lines: AwardLine[]
  /** Rules that gave or took points, in order of precedence. */
  breakdown: RulePoints[]
  /** Every rule, in order of precedence. */
  rules: AwardRule[]
}

/**
 * Computes what an order or a cart earns.
 *
 * Points are rounded once, on the sum of the order, as the programme says; lines and rules then get
 * whole numbers that agree with it and with each other. A balance's maximum is not looked at, and
 * whether a guest may keep points is not asked.
 *
 * @param at The instant that windows of rules are compared with, and conditions on dates
 * @returns an award of 0 where the programme is off
 */
export const computeEarning = ({ program, rules, order, usage, at }: { program: ProgramSettings; rules: readonly EarningRule[]; order: EarningOrder; usage: Usage; at: Date }): Award => {
  const earners = earnersOf(program, order)
  const situation = { ...order, at }
  const exclusion = orderExclusion(program, order)
  const asked = [...rules].sort(byPrecedence).map((rule) => ({ rule, answer: exclusion ? no(exclusion) : answerOf(rule, situation, earners, usage) }))
  const stacked = withinMaximum(stack(asked.flatMap(({ rule, answer }) => (answer.applies ? [{ rule, limit: answer.limit }] : [])), earners))
  const table = earners.map((_, line) => stacked.map(({ cells }) => cells.get(line) ?? NOTHING))
  return awardOf(earners, stacked, asked, roundTable(table, roundingOf(sum(table.flat()), program.earning.rounding)))
}

/** Amounts without their tax are quotients of twenty decimals, whose sum may miss a whole point by the last of them. */
const TOLERANCE = ratio(1, 10n ** 9n)

/** How a sum is rounded that lies at a whole point, or at a half, but for the tolerance: as if it lay there. */
const roundingOf = (all: Ratio, rounding: Rounding): Rounding => {
  const isAt = (mark: Ratio): boolean => floorOf(add(add(all, TOLERANCE), negate(mark))) > floorOf(add(add(all, negate(TOLERANCE)), negate(mark)))
  if (isAt(NOTHING)) {
    return "nearest"
  }
  return rounding === "nearest" && isAt(ratio(1, 2)) ? "up" : rounding
}

type Answer = ({ applies: true } & Pick<Applicable, "limit">) | { applies: false; reason: RuleReason; details: Record<string, unknown> | null }

type Asked = { rule: EarningRule; answer: Answer }

const no = (reason: RuleReason, details: Record<string, unknown> | null = null): Answer => ({ applies: false, reason, details })

/** Whether a rule applies to the order at all. Windows are half-open. */
const answerOf = (rule: EarningRule, order: EarningOrder, earners: readonly Earner[], usage: Usage): Answer => {
  if (rule.status !== "active") {
    return no(rule.status)
  }
  if (rule.starts_at && order.at < rule.starts_at) {
    return no("not_started", { starts_at: rule.starts_at.toISOString() })
  }
  if (rule.ends_at && order.at >= rule.ends_at) {
    return no("ended", { ends_at: rule.ends_at.toISOString() })
  }
  if (rule.currency_code && rule.currency_code !== order.currency_code) {
    return no("other_currency", { currency_code: rule.currency_code })
  }
  const verdict = earningConditions.evaluate(rule.conditions, order)
  if (verdict.broken) {
    return no("malformed_rule", { broken: verdict.broken.map((refusal) => ({ ...refusal, path: `conditions.${refusal.path}` })) })
  }
  if (!verdict.met) {
    return no("conditions_unmet", { reasons: verdict.reasons })
  }
  if (!earners.some((earner) => covers(rule, earner))) {
    return no("no_covered_line")
  }
  const { cap, limit } = tightestCap(rule, usage)
  return limit === 0 ? no("cap_reached", { cap }) : { applies: true, limit }
}

type TightestCap = { cap: keyof EarningRule["caps"]; limit: number | null }

/** What the caps of a rule still allow, and which of them is the tightest; null: none. */
const tightestCap = ({ id, caps }: EarningRule, usage: Usage): TightestCap => {
  const used = usage[id] ?? { account: 0, period: 0 }
  const left: TightestCap[] = [
    { cap: "per_order", limit: caps.per_order },
    { cap: "per_account", limit: caps.per_account === null ? null : Math.max(0, caps.per_account - used.account) },
    { cap: "per_period", limit: caps.per_period === null ? null : Math.max(0, caps.per_period.points - used.period) },
  ]
  return left.reduce((tightest, each) => (each.limit !== null && (tightest.limit === null || each.limit < tightest.limit) ? each : tightest))
}

/** No grant is larger than points can be counted; what multipliers take away does not make room for more. */
const withinMaximum = (stacked: Stacked[]): Stacked[] => {
  const all = sum(stacked.flatMap(({ cells }) => [...cells.values()].filter((points) => signOf(points) > 0)))
  if (compare(all, ratio(MAX_POINTS)) <= 0) {
    return stacked
  }
  const factor = divide(ratio(MAX_POINTS), all)
  return stacked.map((each) => ({ ...each, cells: new Map([...each.cells].map(([line, points]) => [line, multiply(points, factor)])) }))
}

/** The sum of points, which are whole. */
export const totalOf = (points: readonly number[]): number => points.reduce((all, each) => all + each, 0)

const awardOf = (earners: readonly Earner[], stacked: readonly Stacked[], asked: readonly Asked[], table: readonly (readonly number[])[]): Award => {
  const lines = earners.map(({ line_id, basis, excluded }, line): AwardLine => {
    const reasons = stacked.map(({ rule }, column) => pointsOf(rule, table[line][column])).filter(({ points }) => points !== 0)
    return { line_id, points: totalOf(reasons.map(({ points }) => points)), basis: toNumber(basis), reasons, excluded }
  })
  const byRule = new Map(stacked.map(({ rule }, column) => [rule.id, totalOf(table.map((row) => row[column]))]))
  const results = new Map(stacked.map((each) => [each.rule.id, each]))
  const breakdown = stacked.map(({ rule }) => pointsOf(rule, byRule.get(rule.id) ?? 0)).filter(({ points }) => points !== 0)
  return {
    points: totalOf(lines.map(({ points }) => points)),
    lines,
    breakdown,
    rules: asked.map(({ rule, answer }) => ({ ...pointsOf(rule, byRule.get(rule.id) ?? 0), ...outcomeOf(answer, results.get(rule.id), byRule.get(rule.id) ?? 0) })),
  }
}

const pointsOf = ({ id, name }: EarningRule, points: number): RulePoints => ({ rule_id: id, name, points })

const outcomeOf = (answer: Answer, stacked: Stacked | undefined, points: number): Pick<AwardRule, "applied" | "reason" | "details"> => {
  if (!answer.applies) {
    return { applied: false, reason: answer.reason, details: answer.details }
  }
  const gives = stacked ? [...stacked.cells.values()].some((cell) => signOf(cell) !== 0) : false
  if (!stacked || stacked.beaten || !gives) {
    return { applied: false, reason: stacked?.beaten ?? "nothing_to_earn", details: null }
  }
  if (points === 0) {
    return { applied: true, reason: "rounds_to_zero", details: null }
  }
  return stacked.uncapped ? { applied: true, reason: "capped", details: { limit: answer.limit, uncapped: wholeOf(stacked.uncapped) } } : { applied: true, reason: null, details: null }
}

/** Rounded down, for people. */
const wholeOf = ({ numerator, denominator }: Ratio): number => Number(numerator / denominator)
