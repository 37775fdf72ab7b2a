/** Which rules of the source become price books, in the order in which Shopware asks them. */
import type { Remark } from "../../domain/records"
import { grouped } from "./grouped"
import type { RuleConditionRow, RuleRow } from "./rows"
import { conditionOf, type Condition } from "./rule-condition"
import { meaningOf, type Meaning } from "./rule-meaning"

/** `condition` null: it never holds. */
export type Rule = { id: string; name: string; condition: Condition | null }

/** `priority`: as tier price rules have it, no two alike. */
export type MovableRule = Meaning & { id: string; name: string; priority: number }

export type JudgedRules = {
  /** All of them, the one that is asked first at the beginning. */
  rules: Rule[]
  movable: MovableRule[]
  /** What is said of the others. */
  remarks: Remark[]
}

/** What this shop takes as a priority. */
const HIGHEST = 1_000_000

/**
 * Judges the rules that prices hang on.
 *
 * @param prices how many prices hang on a rule, by its id; a rule that has none is passed over
 * @param at a range that has ended by then is not moved
 */
export const judgeRules = (rows: readonly RuleRow[], conditions: readonly RuleConditionRow[], prices: ReadonlyMap<string, number>, groups: ReadonlySet<string>, at: Date): JudgedRules => {
  const by_rule = grouped(conditions, ({ rule_id }) => rule_id)
  const judged = rows
    .filter(({ id }) => prices.has(id))
    .sort(inOrder)
    .map((row) => {
      const condition = row.invalid ? null : conditionOf(by_rule.get(row.id) ?? [])
      const { meaning, why } = row.invalid ? INVALID : meaningOf(condition, groups)
      const remark = whyLeft(row, meaning, why, prices.get(row.id) ?? 0, at)
      return { row, condition, meaning: remark ? null : meaning, remark }
    })
  const movable = judged.flatMap(({ row: { id, name, priority }, meaning }) => (meaning ? [{ id, name, priority, ...meaning }] : []))
  return {
    rules: judged.map(({ row: { id, name }, condition }) => ({ id, name, condition })),
    movable: ranked(movable),
    remarks: judged.flatMap(({ remark }) => remark ?? []),
  }
}

/** As Shopware sorts them: by priority, the higher first, then by id. */
const inOrder = (a: RuleRow, b: RuleRow): number => b.priority - a.priority || (a.id < b.id ? -1 : 1)

const INVALID = { meaning: null, why: "is marked as invalid, and Shopware leaves it out" } as const

const whyLeft = ({ id, name }: RuleRow, meaning: Meaning | null, why: string | null, rows: number, at: Date): Remark | null => {
  const rule = { row: `rule ${id} (${name})`, rows }
  if (!meaning) {
    return { ...rule, reason: "unsupported_rule", message: `the rule "${name}" ${why}; only customer groups, always valid and a range of dates can be moved. ${rows} prices hang on it` }
  }
  return meaning.ends_at && meaning.ends_at <= at
    ? { ...rule, reason: "rule_ended", message: `the rule "${name}" has ended at ${meaning.ends_at.toISOString()}. ${rows} prices hang on it` }
    : null
}

/** Their own priorities as long as they tell all of them apart and this shop takes them; their rank from below otherwise. */
const ranked = (rules: MovableRule[]): MovableRule[] => {
  const fits = new Set(rules.map(({ priority }) => priority)).size === rules.length && rules.every(({ priority }) => Math.abs(priority) <= HIGHEST)
  return fits ? rules : rules.map((rule, index) => ({ ...rule, priority: rules.length - index }))
}

/** A remark for each rule that means the group which guests are in as well. */
export const guestRemarks = (rules: readonly MovableRule[], default_groups: ReadonlySet<string>, group_names: ReadonlyMap<string, string>): Remark[] =>
  rules.flatMap(({ id, name, audience }) => {
    const shared = audience.type === "groups" ? audience.keys.filter((key) => default_groups.has(key)) : []
    const names = shared.map((key) => `"${group_names.get(key) ?? key}"`).join(", ")
    return shared.length
      ? [{ row: `rule ${id} (${name})`, reason: "guests_of_default_group", moved: true, message: `in Shopware guests are in the group ${names} of their sales channel and have these prices; in this shop guests are in no group: map the group to "everyone" to give them the prices` }]
      : []
  })
