/**
 * Minimum goods values in several currencies. A condition on the goods total counts in one currency, so a shop with several
 * needs one for each of them, under "at least one of these": easily forgotten, and then nobody elsewhere gets anything.
 */
import type { RuleCondition } from "../../types/reward-points"
import { type ConditionLeaf, withPart } from "./condition-draft"

const code = "goods_total"

const isGoodsTotal = (condition: RuleCondition): condition is ConditionLeaf => "code" in condition && condition.code === code
const currencyOf = ({ args }: ConditionLeaf): string => String(args.currency_code ?? "")

/** One goods total, or several of which any suffices. */
const totalsIn = (condition: RuleCondition): ConditionLeaf[] | null => {
  const leaves = "any" in condition ? condition.any : [condition]
  return leaves.length > 0 && leaves.every(isGoodsTotal) ? leaves : null
}

/** All goods totals that stand together, outside `not`: there nobody is left out by a missing currency. */
const families = (condition: RuleCondition | null): ConditionLeaf[][] => {
  const totals = condition && totalsIn(condition)
  if (totals) {
    return [totals]
  }
  const parts = !condition || "not" in condition || "code" in condition ? [] : "all" in condition ? condition.all : condition.any
  return parts.flatMap(families)
}

/** The currencies of the shop in which some goods total of the tree can never be met; none where the tree asks for none. */
export const currenciesWithoutMinimum = (value: RuleCondition | null, currencies: string[]): string[] => {
  const found = families(value).map((leaves) => new Set(leaves.map(currencyOf)))
  return currencies.filter((currency) => found.some((has) => !has.has(currency)))
}

/** The same tree with a goods total in each currency where one was missing: the amount of the first, for the admin to change. */
export const withMinimumsIn = (value: RuleCondition, currencies: string[]): RuleCondition => {
  const totals = totalsIn(value)
  if (totals) {
    const has = totals.map(currencyOf)
    const missing = currencies.filter((currency) => !has.includes(currency))
    return missing.length > 0 ? { any: [...totals, ...missing.map((currency_code): ConditionLeaf => ({ code, args: { ...totals[0].args, currency_code } }))] } : value
  }
  if ("all" in value) {
    return { all: value.all.map((part) => withMinimumsIn(part, currencies)) }
  }
  return "any" in value ? { any: value.any.map((part) => withMinimumsIn(part, currencies)) } : value
}

/** The tree with a minimum goods value in every currency of the shop, each still to be typed. */
export const withNewMinimum = (value: RuleCondition | null, currencies: string[]): RuleCondition | null => {
  const totals = currencies.map((currency_code): ConditionLeaf => ({ code, args: { currency_code, minimum: "" } }))
  const [only] = totals
  return only ? withPart(value, "", totals.length > 1 ? { any: totals } : only) : value
}
