/** Whether a rule speaks to this buyer, here and now. */
import type { Audience, TierPriceRule } from "./tier-price-rule"

/** Who buys, where and when. `customer_id` null and no groups: a guest. */
export type Situation = {
  customer_id: string | null
  customer_group_ids: string[]
  region_id: string | null
  currency_code: string
  at: Date
}

/** Why a rule does not apply, whatever it would do to the price. */
export type NotApplicable =
  | "draft"
  | "archived"
  | "not_started"
  | "ended"
  | "not_in_audience"
  | "other_currency"
  | "other_region"

/** The first reason why the rule does not apply in this situation, or null when it does. Windows are half-open: `[starts_at, ends_at)`. */
export const notApplicable = (rule: TierPriceRule, situation: Situation): NotApplicable | null => {
  if (rule.status !== "active") {
    return rule.status
  }
  if (rule.starts_at && situation.at < rule.starts_at) {
    return "not_started"
  }
  if (rule.ends_at && situation.at >= rule.ends_at) {
    return "ended"
  }
  if (!isInAudience(rule.audience, situation)) {
    return "not_in_audience"
  }
  if (rule.currency_code && rule.currency_code !== situation.currency_code) {
    return "other_currency"
  }
  if (rule.region_ids.length && !(situation.region_id && rule.region_ids.includes(situation.region_id))) {
    return "other_region"
  }
  return null
}

const isInAudience = (audience: Audience, { customer_id, customer_group_ids }: Situation): boolean => {
  switch (audience.type) {
    case "everyone":
      return true
    case "customer_groups":
      return audience.ids.some((id) => customer_group_ids.includes(id))
    case "customers":
      return customer_id !== null && audience.ids.includes(customer_id)
  }
}
