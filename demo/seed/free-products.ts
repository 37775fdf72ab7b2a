import type { AdminFreeProductRuleInput, FreeGoods } from "../../src/types/free-products"
import type { RuleCondition } from "../../src/types/reward-points"
import type { SeedResult } from "./index"

/** The ids of the levels, by their name. */
export type LevelIds = Record<string, string>

const always = {
  description: null,
  status: "active" as const,
  priority: 0,
  starts_at: null,
  ends_at: null,
  repeat: { type: "once" as const },
  limits: { per_order: null, per_owner: null, total: null },
  stacking: { type: "all" as const },
  on_return: "expect_back" as const,
}

/** With tax where prices include it, else without: what a buyer reads adds up to it. */
const TAX = { eur: "gross", usd: "net", jpy: "net" } as const

/** Goods for so much, in the shop's currencies. */
function goodsFrom(minimums: Record<keyof typeof TAX, number>): RuleCondition {
  const inCurrency = ([currency_code, tax]: [string, "gross" | "net"]) => ({
    code: "goods_total",
    args: { currency_code, tax, minimum: minimums[currency_code as keyof typeof TAX] },
  })
  return { any: Object.entries(TAX).map(inCurrency) }
}

/** A rule for everyone, a choice, "buy 10, the 11th free", and one for the upper levels. */
export function freeProductRules({ variants, categories }: SeedResult, levels: LevelIds): AdminFreeProductRuleInput[] {
  const one = (sku: string, ...instead: string[]): FreeGoods => ({ variant_id: variants[sku], quantity: 1, fallbacks: instead.map((other) => variants[other]) })
  return [
    {
      ...always,
      name: "A workshop mug",
      description: "For the break after a large order.",
      conditions: goodsFrom({ eur: 500, usd: 550, jpy: 80_000 }),
      reward: { type: "added", goods: [one("WS-MUG-01", "WS-MUG-02")] },
      limits: { per_order: null, per_owner: null, total: 1000 },
    },
    {
      ...always,
      name: "Something for the workshop",
      description: "Glasses, a pocket guide or a threadlocker: choose one.",
      conditions: goodsFrom({ eur: 1500, usd: 1650, jpy: 240_000 }),
      reward: { type: "choice", goods: [one("SG-EYE-01"), one("BK-THR-02"), one("AD-TLM-01")], choose: 1 },
      on_return: "keep",
    },
    {
      ...always,
      name: "Ball bearings: buy 10, the 11th is free",
      description: "For each ten of one size, one more of it.",
      conditions: null,
      reward: { type: "same_variant", scope: { type: "categories", ids: [categories["bearings"]] }, every: 10, quantity: 1 },
      repeat: { type: "each_time", maximum: 10 },
    },
    {
      ...always,
      name: "Silver and Gold: a pair of gloves",
      description: "A thank-you for coming back.",
      conditions: { all: [{ code: "levels", args: { ids: [levels.Silver, levels.Gold] } }, goodsFrom({ eur: 100, usd: 110, jpy: 16_000 })] },
      reward: { type: "added", goods: [one("SG-CUT-02", "SG-CUT-03")] },
      limits: { per_order: null, per_owner: { period: "month", pieces: 10 }, total: null },
    },
  ]
}
