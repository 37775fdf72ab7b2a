import { model } from "@medusajs/framework/utils"

/** A rule that gives free products. What it gave is in `free_product_use`. */
export const FreeProductRuleModel = model.define(
  { name: "free_product_rule", tableName: "free_product_rule" },
  {
    id: model.id({ prefix: "fprule" }).primaryKey(),
    name: model.text().searchable(),
    description: model.text().searchable().nullable(),
    status: model.enum(["draft", "active", "archived"]).default("draft"),
    priority: model.number().default(0),
    starts_at: model.dateTime().nullable(),
    ends_at: model.dateTime().nullable(),
    conditions: model.json().nullable(),
    reward: model.json(),
    repeat: model.json(),
    limits: model.json(),
    stacking: model.json(),
    on_return: model.enum(["expect_back", "keep"]).default("expect_back"),
  }
)
