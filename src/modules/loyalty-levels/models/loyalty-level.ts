import { model } from "@medusajs/framework/utils"

/** A level of a ladder, with the customer group whose members stand at it. */
export const LoyaltyLevel = model.define(
  { name: "loyalty_level", tableName: "loyalty_level" },
  {
    id: model.id({ prefix: "lylev" }).primaryKey(),
    ladder_id: model.text(),
    name: model.text().searchable(),
    rank: model.number(),
    color: model.text().nullable(),
    icon: model.text().nullable(),
    description: model.text().nullable(),
    benefits: model.text().nullable(),
    thresholds: model.json(),
    customer_group_id: model.text(),
  }
)
