import type { AdminTierPriceRule } from "../../types/tier-price-rule"

/** What a rule is at this moment, for people: its status, its schedule and its health in one word. */
export type RuleState = "broken" | "draft" | "archived" | "scheduled" | "ended" | "active"

/** What the state of any rule is told by. */
export type Stated = Pick<AdminTierPriceRule, "status" | "starts_at" | "ends_at" | "broken">

/** The schedule is half-open: a rule is over in the instant `ends_at`. */
export function ruleState(rule: Stated, now: Date): RuleState {
  if (rule.broken) {
    return "broken"
  }
  if (rule.status !== "active") {
    return rule.status
  }
  if (rule.ends_at && new Date(rule.ends_at) <= now) {
    return "ended"
  }
  return rule.starts_at && new Date(rule.starts_at) > now ? "scheduled" : "active"
}

/** The badge colours of Medusa's own lists: green runs, orange waits, red needs a person. */
export const ruleStateColor = {
  broken: "red",
  draft: "grey",
  archived: "grey",
  scheduled: "orange",
  ended: "purple",
  active: "green",
} as const satisfies Record<RuleState, string>
