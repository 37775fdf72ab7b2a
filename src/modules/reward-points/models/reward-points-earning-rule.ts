import { model } from "@medusajs/framework/utils"

/**
 * An earning rule as it is stored. The JSON columns hold what the kernel's schema describes
 * (`domain/earning-rule.ts`), which also reads them back: a row that does not parse gives nothing.
 *
 * The ledger has no model: it is written through the verbs of the service alone, and a generated
 * `update…` or `delete…` would be a second way in.
 */
export const RewardPointsEarningRule = model.define(
  { name: "reward_points_earning_rule", tableName: "reward_points_earning_rule" },
  {
    id: model.id({ prefix: "rprule" }).primaryKey(),
    name: model.text().searchable(),
    description: model.text().searchable().nullable(),
    status: model.enum(["draft", "active", "archived"]).default("draft"),
    priority: model.number().default(0),
    starts_at: model.dateTime().nullable(),
    ends_at: model.dateTime().nullable(),
    conditions: model.json().nullable(),
    scope: model.json(),
    currency_code: model.text().nullable(),
    grant: model.json(),
    stacking: model.enum(["add", "best", "exclusive"]).default("add"),
    caps: model.json(),
  }
)
