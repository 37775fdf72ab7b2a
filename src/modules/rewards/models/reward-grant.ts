import { model } from "@medusajs/framework/utils"

/** A reward that was given. Written by `storage/grants.ts` alone. */
export const RewardGrant = model
  .define(
    { name: "reward_grant", tableName: "reward_grant" },
    {
      id: model.id({ prefix: "rwgrant" }).primaryKey(),
      /** Of everything with one key, one grant is made. */
      key: model.text(),
      customer_id: model.text().nullable(),
      /** A company gets points alone. */
      company_id: model.text().nullable(),
      /** Of a guest; the address itself is not kept. */
      email_digest: model.text().nullable(),
      source_type: model.enum(["occasion", "referral", "admin"]),
      source_id: model.text(),
      source_name: model.text().nullable(),
      kind: model.enum(["points", "personal_code", "level"]),
      reward: model.json(),
      /** In which currency a fixed discount is. */
      currency_code: model.text().nullable(),
      granted_at: model.dateTime(),
      /** When what is given was there; null: it is tried again. */
      done_at: model.dateTime().nullable(),
      withdrawn_at: model.dateTime().nullable(),
      /** Points that it is no more, as far as they were not spent. */
      taken_back: model.number().default(0),
      attempts: model.number().default(0),
      error: model.text().nullable(),
    }
  )
  .indexes([{ on: ["key"], unique: true }])
