import { id } from "../../../../shared/fields"
import { storableText, z } from "../../../../shared/schema"

const filters = {
  /** Words of a customer's name, e-mail address or company name, or of a company's name; or an id. */
  q: storableText().trim().min(1).optional(),
  level_id: id.optional(),
  owner_type: z.enum(["customer", "company"]).default("customer"),
}

/** Query of `GET /admin/loyalty-levels/members`. */
export const listMembers = z.strictObject({ ...filters, limit: z.coerce.number().int().min(1).max(1000).default(50), offset: z.coerce.number().int().min(0).max(1_000_000).default(0) })

/** Query of `GET /admin/loyalty-levels/members/export`. */
export const exportMembers = z.strictObject(filters)

/** Whose standing is asked for. */
export const ownerType = z.strictObject({ owner_type: z.enum(["customer", "company"]).default("customer") })
