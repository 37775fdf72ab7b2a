import { REFERRAL_STATES } from "../../../modules/referrals/domain/states"
import { id, instant } from "../../../shared/fields"
import { storableText, z } from "../../../shared/schema"
import { oneOrMany, page } from "../list-query"

const q = storableText().trim().min(1).max(200).optional()

/** Query of `GET /admin/referrals`. */
export const listReferrals = z.strictObject({
  /** A code or a part of it, words of a name or an e-mail address on either side, a company's name, or an id. */
  q,
  state: oneOrMany(z.enum(REFERRAL_STATES), ...REFERRAL_STATES).optional(),
  /** On either side. */
  customer_id: id.optional(),
  advocate_id: id.optional(),
  order_id: id.optional(),
  /** Half-open: from this instant on, and before that one. */
  claimed_from: instant.optional(),
  claimed_to: instant.optional(),
  /** `csv`: all of them as a file, whatever `limit` and `offset` say. */
  format: z.enum(["json", "csv"]).default("json"),
  ...page(),
})

/** Query of `GET /admin/referrals/advocates`. */
export const listAdvocates = z
  .strictObject({ q, customer_id: id.optional(), company_id: id.optional(), ...page() })
  .refine(({ customer_id, company_id }) => customer_id === undefined || company_id === undefined, { path: ["company_id"], message: "must be left out where customer_id is given", params: { reason: "customer_or_company" } })
