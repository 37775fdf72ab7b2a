import { model } from "@medusajs/framework/utils"

/** A rule that gives buyers something on a day, or with an order. What it has given is in `loyalty_occasion_given`. */
export const LoyaltyOccasion = model.define(
  { name: "loyalty_occasion", tableName: "loyalty_occasion" },
  {
    id: model.id({ prefix: "loccasion" }).primaryKey(),
    name: model.text().searchable(),
    description: model.text().searchable().nullable(),
    status: model.enum(["draft", "active", "archived"]).default("draft"),
    trigger: model.json(),
    conditions: model.json().nullable(),
    reward: model.json(),
    starts_at: model.dateTime().nullable(),
    ends_at: model.dateTime().nullable(),
    per_year: model.number().nullable(),
    /** Since when it is active without a break. */
    active_since: model.dateTime().nullable(),
    /** The last day of the shop's calendar that was looked at. */
    run_until: model.text().nullable(),
  }
)
