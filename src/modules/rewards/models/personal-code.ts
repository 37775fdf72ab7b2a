import { model } from "@medusajs/framework/utils"

/** A promotion code of one buyer. Written by `storage/codes.ts` alone; its uses are in `personal_code_use`. */
export const PersonalCode = model
  .define(
    { name: "personal_code", tableName: "personal_code" },
    {
      id: model.id({ prefix: "pcode" }).primaryKey(),
      code: model.text(),
      grant_id: model.text(),
      /** The promotion of Medusa that does the sums. */
      promotion_id: model.text().nullable(),
      customer_id: model.text().nullable(),
      email_digest: model.text().nullable(),
      ends_at: model.dateTime(),
      minimum_spend: model.json().nullable(),
      /** Taken back before its end. */
      closed_at: model.dateTime().nullable(),
    }
  )
  .indexes([
    { on: ["code"], unique: true },
    { on: ["grant_id"], unique: true },
  ])
