/** What rules look at beside the lines of a cart: what none asks for is not read. */
import { freeProductConditions, type FreeProductRule } from "../../../modules/free-products/domain/free-product-rule"

export type Asks = { codes: boolean; companies: boolean; levels: boolean; earlier_orders: boolean; categories: boolean }

const known = new WeakMap<readonly FreeProductRule[], Asks>()

/** What these rules ask for; of the same array it is found out once. */
export const asksOf = (rules: readonly FreeProductRule[]): Asks => {
  const asks = known.get(rules) ?? findAsks(rules)
  known.set(rules, asks)
  return asks
}

const findAsks = (rules: readonly FreeProductRule[]): Asks => {
  const codes = new Set(rules.flatMap(({ conditions }) => [...freeProductConditions.codesOf(conditions)]))
  return {
    codes: codes.has("promotion_code"),
    // Limits are counted by company where it is bought for one.
    companies: codes.has("companies") || rules.some(({ limits }) => limits.per_owner !== null),
    levels: codes.has("levels"),
    earlier_orders: codes.has("first_order") || codes.has("nth_order"),
    // A condition on goods has a scope of its own.
    categories: rules.some((rule) => namesCategories(rule)),
  }
}

const namesCategories = (rule: FreeProductRule): boolean => /"categor/.test(JSON.stringify([rule.conditions, rule.reward, rule.repeat]))
