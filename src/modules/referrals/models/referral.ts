import { model } from "@medusajs/framework/utils"
import { REFERRAL_STATES } from "../domain/states"

/**
 * A friend who came by an advocate's code. State, reason and times move through the verbs of the service alone,
 * each with a row of `referral_change`. `terms` are the settings under which it was claimed.
 */
export const Referral = model.define(
  { name: "referral", tableName: "referral" },
  {
    id: model.id({ prefix: "refer" }).primaryKey(),
    program_id: model.text(),
    advocate_id: model.text(),
    code_id: model.text(),
    channel: model.enum(["code", "link", "invitation"]),
    state: model.enum([...REFERRAL_STATES]),
    reason: model.text(),
    signals: model.json(),
    terms: model.json(),
    cart_id: model.text(),
    customer_id: model.text().nullable(),
    company_id: model.text().nullable(),
    order_id: model.text().nullable(),
    currency_code: model.text().nullable(),
    /** What the first order is worth net, after what was undone of it. */
    net: model.text().nullable(),
    claimed_at: model.dateTime(),
    lapses_at: model.dateTime(),
    /** When an admin approved it: signals do not send it into review again. */
    approved_at: model.dateTime().nullable(),
    qualified_at: model.dateTime().nullable(),
    due_at: model.dateTime().nullable(),
    rewarded_at: model.dateTime().nullable(),
    ended_at: model.dateTime().nullable(),
    /** Which rewarded friend of the advocate it is. */
    friend_number: model.number().nullable(),
    /** What its state gives, or takes back, is not done yet. */
    rewards_open: model.boolean().default(false),
    revision: model.number().default(1),
  }
)
