import { model } from "@medusajs/framework/utils"

/**
 * The programme of a shop, one row. `settings` holds what the kernel's schema describes (`domain/program.ts`), which
 * also reads it back.
 */
export const ReferralProgram = model.define(
  { name: "referral_program", tableName: "referral_program" },
  {
    id: model.id({ prefix: "refprog" }).primaryKey(),
    settings: model.json(),
    revision: model.number().default(1),
    retired_at: model.dateTime().nullable(),
  }
)
