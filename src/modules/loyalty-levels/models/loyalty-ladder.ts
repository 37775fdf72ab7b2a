import { model } from "@medusajs/framework/utils"

/**
 * A ladder as it is stored. `settings` holds what the kernel's schema describes (`domain/ladder.ts`), which also
 * reads it back. Standings, changes, grants and memberships have no model: they are written through the verbs
 * of the service alone.
 */
export const LoyaltyLadder = model.define(
  { name: "loyalty_ladder", tableName: "loyalty_ladder" },
  {
    id: model.id({ prefix: "lylad" }).primaryKey(),
    name: model.text().searchable(),
    status: model.enum(["draft", "active", "archived"]).default("draft"),
    for_customers: model.boolean(),
    for_companies: model.boolean(),
    settings: model.json(),
    revision: model.number().default(1),
    retired_at: model.dateTime().nullable(),
  }
)
