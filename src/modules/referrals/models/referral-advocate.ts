import { model } from "@medusajs/framework/utils"

/** Who refers: a customer, or a company. Who was erased keeps the sums and has no `owner_id`. */
export const ReferralAdvocate = model.define(
  { name: "referral_advocate", tableName: "referral_advocate" },
  {
    id: model.id({ prefix: "refadv" }).primaryKey(),
    owner_type: model.enum(["customer", "company"]),
    owner_id: model.text().nullable(),
  }
)
