import type { AdminLadderInput, AdminLevelInput, AdminOccasionInput } from "../../src/types/loyalty-levels"
import type { AdminEarningRuleInput } from "../../src/types/reward-points"
import type { SeedResult } from "./index"
import type { TierRuleInput } from "./tier-rules"

/** A level as the seed gives it; its group is made by the shop. */
export type LevelSeed = Omit<AdminLevelInput, "customer_group_id">

/** Bronze, Silver and Gold by net spend in the last twelve months, or by the number of orders. */
export const ladder: AdminLadderInput = {
  name: "Partner levels",
  status: "active",
  audiences: ["customer"],
  match: "any",
  window: { type: "rolling_months", months: 12 },
  counts_from: "order_placed",
  conversion: null,
  grace_days: 30,
  when_undone: "at_once",
  manual_members: "grant",
  warn_days: 30,
  terms: "Levels are a thank-you for what you buy here. They are measured for each buyer, and cannot be passed on.\n\nWe can change levels and benefits; what you have reached stays for as long as it says on your account.",
}

export const levels: LevelSeed[] = [
  {
    name: "Bronze",
    rank: 1,
    color: "#8c5a2b",
    icon: null,
    description: "From the first order on.",
    benefits: "A personal code after each order\n10 % off around your birthday",
    thresholds: { orders: 1 },
  },
  {
    name: "Silver",
    rank: 2,
    color: "#a7b0b8",
    icon: null,
    description: "For those who come back.",
    benefits: "Everything of Bronze\n4 % off pneumatics\n1.5 times the points",
    thresholds: { net_spend: { eur: "1000", usd: "1100", jpy: "160000" }, orders: 5 },
  },
  {
    name: "Gold",
    rank: 3,
    color: "#c9a227",
    icon: null,
    description: "Our closest partners.",
    benefits: "Everything of Silver\nA technician to call",
    thresholds: { net_spend: { eur: "5000", usd: "5500", jpy: "800000" }, orders: 20 },
  },
]

/** The group of each level, by the level's name. */
export type LevelGroups = Record<string, string>

/** What hangs on the groups of the upper levels: a better tier price. */
export function levelTierRules({ categories }: SeedResult, groups: LevelGroups): TierRuleInput[] {
  return [
    {
      name: "Silver and Gold: pneumatics",
      description: "Hangs on the groups of the two upper levels",
      status: "active",
      audience: { type: "customer_groups", ids: [groups.Silver, groups.Gold] },
      scope: { type: "categories", ids: [categories["pneumatics"]] },
      breaks: [{ min_quantity: 1, type: "percentage", value: 4 }],
    },
  ]
}

/** And more points. */
export function levelEarningRules(groups: LevelGroups): AdminEarningRuleInput[] {
  return [
    {
      name: "Silver and Gold: 1.5 times the points",
      description: null,
      status: "active",
      priority: 20,
      starts_at: null,
      ends_at: null,
      conditions: { all: [{ code: "customer_groups", args: { ids: [groups.Silver, groups.Gold] } }] },
      scope: { type: "all", ids: [] },
      currency_code: null,
      grant: { type: "multiplier", numerator: 3, denominator: 2 },
      stacking: "add",
      caps: { per_order: null, per_account: null, per_period: null },
    },
  ]
}

/** A birthday, and the discount for the next purchase. */
export const occasions: AdminOccasionInput[] = [
  {
    name: "Your birthday",
    description: "10 % off for two weeks, if you tell us the day.",
    status: "active",
    trigger: { type: "birthday", offset_days: -3 },
    conditions: null,
    reward: { kind: "personal_code", discount: { type: "percentage", value: "10" }, valid_days: 14, minimum_spend: null, scope: null },
    starts_at: null,
    ends_at: null,
    per_year: 1,
  },
  {
    name: "For your next purchase",
    description: "After each order 5 % off the next one, for a month.",
    status: "active",
    trigger: { type: "order_placed" },
    conditions: null,
    reward: {
      kind: "personal_code",
      discount: { type: "percentage", value: "5" },
      valid_days: 30,
      minimum_spend: { eur: "100", usd: "110", jpy: "16000" },
      scope: null,
    },
    starts_at: null,
    ends_at: null,
    per_year: null,
  },
]

/** What a buyer has ordered before: so many pieces of an article. The compact cylinder is 34.00 net. */
export type OrderSeed = { email: string; sku: string; quantity: number }

/** 952.00 net: Bronze, just below Silver. 1,360.00: Silver. 5,270.00: Gold. */
export const orders: OrderSeed[] = [
  { email: "lena.vogt@vogt.example", sku: "PN-CYL-01A", quantity: 28 },
  { email: "marco.rossi@rossi.example", sku: "PN-CYL-01A", quantity: 40 },
  { email: "sophie.laurent@laurent.example", sku: "PN-CYL-01A", quantity: 155 },
]

/** Whose birthday the shop knows: in ten days, so that the preview of the occasion has somebody to show. */
export function birthdays(now: Date): { email: string; month: number; day: number }[] {
  const soon = new Date(now.getTime() + 10 * 86_400_000)
  return [{ email: "sophie.laurent@laurent.example", month: soon.getUTCMonth() + 1, day: soon.getUTCDate() }]
}
