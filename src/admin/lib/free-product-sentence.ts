/** What a rule will do, in words, as it is typed and as it is stored. */
import type { AdminFreeProductRuleInput, FreeGoods, FreeProductLimits, FreeProductRepeat, FreeProductReward, FreeProductScope } from "../../types/free-products"
import { listOf } from "./condition-draft"
import { conditionsInWords, entityOf, namesInWords, type SentenceWords } from "./condition-sentence"
import type { EntityKind } from "./entities"
import type { RuleCondition } from "../../types/reward-points"

const root = "freeProducts.says"
const shownGoods = 3

/** "1 × Mug", "2 × Mug, 1 × Pen and 3 more". */
const goodsInWords = ({ t, number, nameOf, list }: SentenceWords, goods: FreeGoods[], of: "and" | "or"): string => {
  if (goods.length === 0) {
    return "…"
  }
  const said = goods.slice(0, shownGoods).map(({ variant_id, quantity }) => `${Number.isNaN(quantity) ? "…" : number(quantity)} × ${nameOf("variants", variant_id)}`)
  return goods.length > shownGoods ? `${said.join(", ")} ${t("entities.more", { count: goods.length - shownGoods })}` : list(said, of)
}

/** " (only Bolts and Nuts)", or nothing. */
const scopeInWords = (words: SentenceWords, { type, ids }: FreeProductScope): string =>
  type === "all" ? "" : ` ${words.t(`${root}.scope`, { names: namesInWords(words, type, ids) })}`

const whole = ({ number }: SentenceWords, value: number): string => (Number.isNaN(value) ? "…" : number(value))

const rewardInWords = (words: SentenceWords, reward: FreeProductReward): string => {
  const { t } = words
  switch (reward.type) {
    case "added":
      return t(`${root}.gives.added`, { goods: goodsInWords(words, reward.goods, "and") })
    case "choice":
      return t(`${root}.gives.choice`, { choose: whole(words, reward.choose), goods: goodsInWords(words, reward.goods, "or") })
    default:
      return t(`${root}.gives.${reward.type}`, { count: reward.quantity || 1, every: whole(words, reward.every), quantity: whole(words, reward.quantity), scope: scopeInWords(words, reward.scope) })
  }
}

const repeatInWords = (words: SentenceWords, repeat: FreeProductRepeat): string => {
  const { t, money, number } = words
  const most = "maximum" in repeat && repeat.maximum ? t(`${root}.repeat.maximum`, { count: repeat.maximum, number: number(repeat.maximum) }) : ""
  switch (repeat.type) {
    case "once":
      return t(`${root}.repeat.once`)
    case "per_amount":
      return t(`${root}.repeat.per_amount`, { amounts: repeat.amounts.map(({ amount, currency_code }) => money(amount, currency_code)).join(" / ") || "…", scope: scopeInWords(words, repeat.scope) }) + most
    case "per_quantity":
      return t(`${root}.repeat.per_quantity`, { number: whole(words, repeat.quantity), scope: scopeInWords(words, repeat.scope) }) + most
    case "each_time":
      return most
  }
}

/** What it gives and how often, without a full stop: "1 × Mug free of charge, once per order". */
export const givesInWords = (words: SentenceWords, { reward, repeat }: Pick<AdminFreeProductRuleInput, "reward" | "repeat">): string => rewardInWords(words, reward) + repeatInWords(words, repeat)

/** When it counts, or that it always does. */
export const whenInWords = (words: SentenceWords, conditions: RuleCondition | null): string => capital(conditionsInWords(words, conditions)) || words.t(`${root}.always`)

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** "2 pieces per order", one text for each limit. */
export const limitsInWords = ({ t, number }: SentenceWords, { per_order, per_owner, total }: FreeProductLimits): string[] => [
  ...(per_order ? [t(`${root}.limits.per_order`, { count: per_order, number: number(per_order) })] : []),
  ...(per_owner ? [t(`${root}.limits.per_owner.${per_owner.period}`, { count: per_owner.pieces || 1, number: Number.isNaN(per_owner.pieces) ? "…" : number(per_owner.pieces) })] : []),
  ...(total ? [t(`${root}.limits.total`, { count: total, number: number(total) })] : []),
]

/** The whole rule in sentences: what it gives, when, how far, beside what, from when to when, and what a return means. */
export const ruleInWords = (words: SentenceWords, rule: Omit<AdminFreeProductRuleInput, "name" | "description" | "status" | "priority">): string[] => {
  const { t, list, date } = words
  const limits = limitsInWords(words, rule.limits)
  const { starts_at, ends_at } = rule
  const time = starts_at && ends_at ? "between" : starts_at ? "from" : "to"
  return [
    `${givesInWords(words, rule)}.`,
    rule.conditions ? t(`${root}.condition`, { conditions: conditionsInWords(words, rule.conditions) }) : t(`${root}.noCondition`),
    ...(starts_at || ends_at ? [t(`${root}.time.${time}`, { from: starts_at && date(starts_at), to: ends_at && date(ends_at) })] : []),
    ...(limits.length > 0 ? [t(`${root}.limits.says`, { limits: list(limits, "and") })] : []),
    ...(rule.stacking.type === "all" ? [] : [t(`${root}.stacking.${rule.stacking.type}`, { group: rule.stacking.type === "best" ? rule.stacking.group || "…" : "" })]),
    t(`${root}.on_return.${rule.on_return}`),
  ]
}

/** The things whose names a rule's sentence needs, by kind. */
export const namedIn = (rules: Partial<Pick<AdminFreeProductRuleInput, "conditions" | "reward" | "repeat">>[]): Partial<Record<EntityKind, string[]>> => {
  const found = rules.flatMap(({ conditions, reward, repeat }) => [...(conditions ? inConditions(conditions) : []), ...(reward ? inReward(reward) : []), ...(repeat ? inScope("scope" in repeat ? repeat.scope : null) : [])])
  return found.reduce<Partial<Record<EntityKind, string[]>>>((named, [kind, id]) => (named[kind]?.includes(id) ? named : { ...named, [kind]: [...(named[kind] ?? []), id] }), {})
}

type Named = [kind: EntityKind, id: string]

const inConditions = (node: RuleCondition): Named[] => {
  if ("code" in node) {
    const kind = entityOf(node.code)
    return kind ? listOf(node.args.ids).map((id): Named => [kind, id]) : []
  }
  return "not" in node ? inConditions(node.not) : ("all" in node ? node.all : node.any).flatMap(inConditions)
}

const inReward = (reward: FreeProductReward): Named[] =>
  "goods" in reward ? reward.goods.flatMap(({ variant_id, fallbacks }): Named[] => [variant_id, ...fallbacks].map((id): Named => ["variants", id])) : inScope(reward.scope)

const inScope = (scope: FreeProductScope | null): Named[] => (!scope || scope.type === "all" ? [] : scope.ids.map((id): Named => [scope.type === "all" ? "products" : scope.type, id]))
