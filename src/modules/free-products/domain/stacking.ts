/** Which of the rules that fire count beside each other. */
import { isEqual, isLess, type Amount } from "../../../shared/money"
import { byPrecedence, type FreeProductRule } from "./free-product-rule"

/** A rule that fires; what it is worth is asked only where rules compete by it. */
export type Rival = { rule: FreeProductRule; declined: boolean; worth: () => Amount }

/** Why a rule that fires does not count, and in favour of which. */
export type Beaten = { code: "better_rule" | "exclusive_rule"; rule_id: string }

const precedes = (a: FreeProductRule, b: FreeProductRule): boolean => byPrecedence(a, b) < 0

/** The rule that decides on exclusive ones: the first that fires and is not declined. */
export const leaderOf = (rivals: readonly Rival[]): FreeProductRule | null => rivals.find(({ declined }) => !declined)?.rule ?? null

/** Whether a rule cannot count beside the leader: one of the two is exclusive, and the leader comes first. */
export const isExcludedBy = (leader: FreeProductRule | null, rule: FreeProductRule): leader is FreeProductRule =>
  leader !== null && precedes(leader, rule) && [leader, rule].some(({ stacking }) => stacking.type === "exclusive")

/**
 * The rules that do not count, by id. A declined rule beats none; it is beaten by those that would beat it if it were
 * taken back. Exclusive rules are looked at first: what they stop wins no group.
 *
 * @param rivals In order of precedence
 */
export const beatenOf = (rivals: readonly Rival[]): Map<string, Beaten> => {
  const leader = leaderOf(rivals)
  const excluded = rivals.flatMap(({ rule }): [string, Beaten][] => (isExcludedBy(leader, rule) ? [[rule.id, { code: "exclusive_rule", rule_id: leader.id }]] : []))
  const beaten = new Map(excluded)
  groupsOf(rivals.filter(({ rule }) => !beaten.has(rule.id))).forEach((group) => losersOf(group).forEach(([id, by]) => beaten.set(id, { code: "better_rule", rule_id: by })))
  return beaten
}

const groupsOf = (rivals: readonly Rival[]): Rival[][] => {
  const groups = new Map<string, Rival[]>()
  rivals.forEach((rival) => {
    const { stacking } = rival.rule
    if (stacking.type === "best") {
      groups.set(stacking.group, [...(groups.get(stacking.group) ?? []), rival])
    }
  })
  return [...groups.values()].filter((group) => group.length > 1)
}

/** The losers of a group, each with the winner's id: what is worth most wins, of two alike the first in precedence. */
const losersOf = (group: readonly Rival[]): [string, string][] => {
  const worths = group.map(({ rule, declined, worth }) => ({ rule, declined, worth: worth() }))
  const byWorth = worths.sort((a, b) => (isEqual(a.worth, b.worth) ? byPrecedence(a.rule, b.rule) : isLess(a.worth, b.worth) ? 1 : -1))
  const winner = byWorth.findIndex(({ declined }) => !declined)
  return winner < 0 ? [] : byWorth.slice(winner + 1).map(({ rule }) => [rule.id, byWorth[winner].rule.id])
}
