import { storableText, takes, z } from "../../../shared/schema"

const oneOrMany = z.union([storableText().transform((value) => [value]), z.array(storableText())], takes("a text or a list of texts"))
const count = (max: number, initial: number) => z.coerce.number().int().min(0).max(max).default(initial)
const page = { q: storableText().trim().min(1).optional(), limit: count(1000, 50), offset: count(1_000_000, 0) }

/** Query of `GET /admin/b2b-companies`. */
export const listCompanies = z.strictObject({ ...page, id: oneOrMany.optional(), customer_group_id: oneOrMany.optional() })

export type ListCompanies = z.infer<typeof listCompanies>

/** Query of `GET /admin/b2b-companies/:id/members`. */
export const listMembers = z.strictObject(page)
