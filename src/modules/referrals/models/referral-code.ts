import { model } from "@medusajs/framework/utils"

/** A code of an advocate: one at a time, and those that it has replaced, which work no longer. */
export const ReferralCode = model.define(
  { name: "referral_code", tableName: "referral_code" },
  {
    id: model.id({ prefix: "refcode" }).primaryKey(),
    /** As it is compared: upper case, letters and digits alone. */
    code: model.text(),
    /** As it is written: `7KQ2M-DXW9R`. */
    shown: model.text(),
    advocate_id: model.text(),
    is_vanity: model.boolean().default(false),
    replaced_at: model.dateTime().nullable(),
  }
)
