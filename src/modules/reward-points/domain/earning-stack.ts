/**
 * What each rule gives on each line, exactly: who counts beside whom, what a multiplier multiplies,
 * and where a rule's caps end. Nothing is rounded here.
 */
import { isInScope } from "../../../rules/scope"
import { add, compare, divide, multiply, negate, NOTHING, ratio, ratioOf, signOf, sum, type Ratio } from "../../../shared/ratio"
import { byPrecedence, type EarningRule } from "./earning-rule"
import { piecesOf, type Earner } from "./earning-order"

/** A rule that applies to the order, with what its caps still allow; null: no cap. */
export type Applicable = { rule: EarningRule; limit: number | null }

/** What a rule gives, by the index of the line. */
export type Cells = ReadonlyMap<number, Ratio>

/** What a rule gives in the end, and what became of it. */
export type Stacked = {
  rule: EarningRule
  cells: Cells
  /** It covers lines, and on each another rule counts in its place. */
  beaten: "exclusive_rule" | "better_rule" | null
  /** Before its caps, where they took something. */
  uncapped: Ratio | null
}

const isMultiplier = ({ grant }: EarningRule): boolean => grant.type === "multiplier"

/** Whether the rule is for this line: shipping earns by its value alone, and only from rules for everything. */
export const covers = ({ scope, grant }: EarningRule, { line, excluded }: Earner): boolean => {
  if (excluded) {
    return false
  }
  return line ? isInScope(scope, line) : scope.type === "all" && grant.type === "per_amount"
}

/**
 * Stacks the rules over the lines.
 *
 * On each line the first `exclusive` rule counts alone (an exclusive multiplier: as the only
 * multiplier); of the `best` rules there the one that gives most after its caps; `add` rules all.
 * A multiplier gives (m ÷ n − 1) × what the rules that are none give on the line, so that several
 * add up instead of multiplying each other. No line goes below zero.
 *
 * @param applicable In order of precedence
 */
export const stack = (applicable: readonly Applicable[], earners: readonly Earner[]): Stacked[] => {
  const kept = keptLines(applicable, earners)
  const grants = applicable.filter(({ rule }) => !isMultiplier(rule))
  const raw = new Map(grants.map(({ rule }) => [rule.id, grantedOn(rule, kept.get(rule.id) ?? [], earners)]))
  const sure = grants.filter(({ rule }) => rule.stacking !== "best").map((each) => capped(each, raw.get(each.rule.id)))
  const won = bestLines(applicable, kept, raw, onEachLine(sure, earners.length))
  const best = grants.filter(({ rule }) => rule.stacking === "best").map((each) => capped(each, only(raw.get(each.rule.id), won.get(each.rule.id))))
  const given = onEachLine([...sure, ...best], earners.length)
  const multiplied = applicable
    .filter(({ rule }) => isMultiplier(rule))
    .map((each) => capped(each, multipliedOn(each.rule, (each.rule.stacking === "best" ? won : kept).get(each.rule.id) ?? [], given)))
  const all = notBelowZero([...sure, ...best, ...multiplied], earners.length)
  return all.map((each) => ({ ...each, beaten: beatenBy(each.rule, kept, won) })).sort((a, b) => byPrecedence(a.rule, b.rule))
}

type Capped = Omit<Stacked, "beaten">

/** The lines on which each rule counts as far as exclusive rules let it, by rule id. */
const keptLines = (applicable: readonly Applicable[], earners: readonly Earner[]): Map<string, number[]> => {
  const kept = new Map<string, number[]>(applicable.map(({ rule }) => [rule.id, []]))
  earners.forEach((earner, index) => {
    const here = applicable.map(({ rule }) => rule).filter((rule) => covers(rule, earner))
    const exclusive = here.find(({ stacking }) => stacking === "exclusive")
    const exclusiveGrant = here.find((rule) => rule.stacking === "exclusive" && !isMultiplier(rule))
    const counts = (rule: EarningRule) => (isMultiplier(rule) ? !exclusive || rule === exclusive : !exclusiveGrant || rule === exclusiveGrant)
    here.filter(counts).forEach((rule) => kept.get(rule.id)?.push(index))
  })
  return kept
}

/** What a rule that is no multiplier gives on these lines, before caps. */
const grantedOn = ({ grant }: EarningRule, lines: readonly number[], earners: readonly Earner[]): Cells => {
  switch (grant.type) {
    case "per_amount":
      return new Map(lines.map((line) => [line, multiply(ratioOf(earners[line].basis), ratio(grant.points, grant.amount))]))
    case "per_piece":
      return new Map(lines.map((line) => [line, multiply(ratioOf(piecesOf(earners[line])), ratio(grant.points))]))
    case "fixed":
      return byValue(ratio(grant.points), lines, earners)
    case "multiplier":
      return new Map()
  }
}

/** A number of points over lines by their value; over lines of no value alike. */
const byValue = (points: Ratio, lines: readonly number[], earners: readonly Earner[]): Cells => {
  const values = lines.map((line) => ratioOf(earners[line].basis))
  const all = sum(values)
  return new Map(lines.map((line, index) => [line, signOf(all) ? multiply(points, divide(values[index], all)) : multiply(points, ratio(1, lines.length))]))
}

const multipliedOn = ({ grant }: EarningRule, lines: readonly number[], given: readonly Ratio[]): Cells => {
  const factor = grant.type === "multiplier" ? ratio(grant.numerator - grant.denominator, grant.denominator) : NOTHING
  return new Map(lines.map((line) => [line, multiply(given[line], factor)]))
}

/** Where a rule gives more than its caps allow, each line gets the same share less. */
const capped = ({ rule, limit }: Applicable, cells: Cells = new Map()): Capped => {
  const all = sum([...cells.values()])
  if (limit === null || compare(all, ratio(limit)) <= 0) {
    return { rule, cells, uncapped: null }
  }
  return { rule, cells: scaled(cells, divide(ratio(limit), all)), uncapped: all }
}

const scaled = (cells: Cells, factor: Ratio): Cells => new Map([...cells].map(([line, points]) => [line, multiply(points, factor)]))
const only = (cells: Cells = new Map(), lines: readonly number[] = []): Cells => new Map(lines.map((line) => [line, cells.get(line) ?? NOTHING]))

const onEachLine = (rules: readonly { cells: Cells }[], lines: number): Ratio[] => {
  const given = Array.from({ length: lines }, () => NOTHING)
  rules.forEach(({ cells }) => cells.forEach((points, line) => (given[line] = add(given[line], points))))
  return given
}

/** The lines that each `best` rule wins: it gives most there; of two that give alike, the first. A multiplier gives what it adds to the rules that add up. */
const bestLines = (applicable: readonly Applicable[], kept: ReadonlyMap<string, number[]>, raw: ReadonlyMap<string, Cells>, given: readonly Ratio[]): Map<string, number[]> => {
  const rivals = applicable
    .filter(({ rule }) => rule.stacking === "best")
    .map((each) => capped(each, isMultiplier(each.rule) ? multipliedOn(each.rule, kept.get(each.rule.id) ?? [], given) : raw.get(each.rule.id)))
  const winners = new Map<number, Capped>()
  rivals.forEach((rival) =>
    rival.cells.forEach((points, line) => {
      const leader = winners.get(line)?.cells.get(line)
      if (!leader || compare(points, leader) > 0) {
        winners.set(line, rival)
      }
    })
  )
  const won = new Map<string, number[]>(rivals.map(({ rule }) => [rule.id, []]))
  winners.forEach(({ rule }, line) => won.get(rule.id)?.push(line))
  return won
}

/** Multipliers that take more from a line than it has take what it has. */
const notBelowZero = (rules: readonly Capped[], lines: number): Capped[] => {
  const parts = (sign: number) => onEachLine(rules.map(({ cells }) => ({ cells: new Map([...cells].filter(([, points]) => signOf(points) === sign)) })), lines)
  const [gains, losses] = [parts(1), parts(-1)]
  const factors = gains.map((gain, line) => (signOf(add(gain, losses[line])) < 0 ? divide(negate(gain), losses[line]) : null))
  if (factors.every((factor) => factor === null)) {
    return [...rules]
  }
  return rules.map((each) => ({
    ...each,
    cells: new Map([...each.cells].map(([line, points]) => [line, signOf(points) < 0 ? multiply(points, factors[line] ?? ratio(1)) : points])),
  }))
}

const beatenBy = (rule: EarningRule, kept: ReadonlyMap<string, number[]>, won: ReadonlyMap<string, number[]>): Stacked["beaten"] => {
  if (!kept.get(rule.id)?.length) {
    return "exclusive_rule"
  }
  return rule.stacking === "best" && !won.get(rule.id)?.length ? "better_rule" : null
}
