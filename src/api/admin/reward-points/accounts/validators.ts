import { id, instant } from "../../../../shared/fields"
import { storableText, z } from "../../../../shared/schema"

const limit = z.coerce.number().int().min(1).max(1000).default(50)
const offset = z.coerce.number().int().min(0).max(1_000_000).default(0)

/** Query of `GET /admin/reward-points/accounts`. */
export const listAccounts = z.strictObject({
  /**
   * Words that are all to be found in a registered customer's name, e-mail address or company name; a part of a company's
   * name, VAT number or mail domain; or the id of an account, a customer or a company.
   */
  q: storableText().trim().min(1).optional(),
  customer_id: id.optional(),
  company_id: id.optional(),
  customer_group_id: id.optional(),
  owner_type: z.enum(["customer", "company"]).optional(),
  balance: z.enum(["positive", "negative", "zero"]).optional(),
  limit,
  offset,
})

export type ListAccounts = z.infer<typeof listAccounts>

/** Query of `GET /admin/reward-points/accounts/:id/entries`. */
export const listEntries = z.strictObject({
  type: z.enum(["earn", "redeem", "expire", "clawback", "restore", "adjust"]).optional(),
  order_id: id.optional(),
  /** Half-open: from this instant on, and before that one. */
  from: instant.optional(),
  to: instant.optional(),
  limit,
  offset,
})
