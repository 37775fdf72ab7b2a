/** SQL of the companies, and the one place where a stored company is read back. */
import { generateEntityId } from "@medusajs/framework/utils"
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import type { CompanyInput } from "../domain/company"

/** Parse, then trust: a list of domains that is none would let strangers in. */
const storedCompany = z.object({
  id: z.string(),
  customer_group_id: z.string(),
  vat_number: z.string().nullable(),
  mail_domains: z.array(z.string()),
  members_may_redeem: z.boolean(),
  member_points_limit: z.number().int().min(0).nullable(),
  created_at: z.coerce.date(),
  updated_at: z.coerce.date(),
})

/** A company as it is stored. Its name is that of its group. */
export type Company = z.infer<typeof storedCompany>

const COLUMNS = `c.id, c.customer_group_id, c.vat_number, c.mail_domains, c.members_may_redeem, c.member_points_limit, c.created_at, c.updated_at`

const companiesIn = (rows: unknown[]): Company[] => rows.map((row) => storedCompany.parse(row))

/**
 * Marks a group as a company. A group that was one before keeps its id, and nothing else of then.
 *
 * @returns null when the group is a company already
 */
export const insertCompany = async (db: Db, input: CompanyInput): Promise<Company | null> => {
  const [company] = companiesIn(
    await run(
      db,
      `INSERT INTO b2b_company AS c (id, customer_group_id, vat_number, mail_domains, members_may_redeem, member_points_limit)
       VALUES (:id, :customer_group_id, :vat_number, CAST(:mail_domains AS jsonb), :members_may_redeem, :member_points_limit)
       ON CONFLICT (customer_group_id) DO UPDATE SET vat_number = EXCLUDED.vat_number, mail_domains = EXCLUDED.mail_domains,
         members_may_redeem = EXCLUDED.members_may_redeem, member_points_limit = EXCLUDED.member_points_limit,
         created_at = now(), updated_at = now(), deleted_at = NULL
         WHERE c.deleted_at IS NOT NULL
       RETURNING ${COLUMNS}`,
      { ...input, id: generateEntityId(undefined, "b2bcomp"), mail_domains: JSON.stringify(input.mail_domains) }
    )
  )
  if (company) {
    await run(db, `DELETE FROM b2b_company_member WHERE company_id = :id`, { id: company.id })
  }
  return company ?? null
}

/** One company, and every other change of it waits until this transaction ends. */
export const lockCompany = async (db: Db, id: string): Promise<Company | null> => {
  const [company] = companiesIn(await run(db, `SELECT ${COLUMNS} FROM b2b_company c WHERE c.id = :id AND c.deleted_at IS NULL FOR UPDATE`, { id }))
  return company ?? null
}

export const updateCompany = async (db: Db, id: string, input: Omit<CompanyInput, "customer_group_id">): Promise<void> => {
  await run(
    db,
    `UPDATE b2b_company SET vat_number = :vat_number, mail_domains = CAST(:mail_domains AS jsonb), members_may_redeem = :members_may_redeem,
       member_points_limit = :member_points_limit, updated_at = now() WHERE id = :id`,
    { ...input, id, mail_domains: JSON.stringify(input.mail_domains) }
  )
}

/** Marks a company as none any more, or again as one. @returns whether it was otherwise before */
export const setDeleted = async (db: Db, id: string, deleted: boolean): Promise<boolean> => {
  const rows = await run(
    db,
    `UPDATE b2b_company SET deleted_at = CASE WHEN :deleted THEN now() END, updated_at = now()
     WHERE id = :id AND (deleted_at IS NULL) = :deleted RETURNING id`,
    { id, deleted }
  )
  return rows.length > 0
}

/** The customer groups that are companies. */
export const companyGroupIds = async (db: Db): Promise<string[]> =>
  (await run<{ customer_group_id: string }>(db, `SELECT customer_group_id FROM b2b_company WHERE deleted_at IS NULL`)).map(({ customer_group_id }) => customer_group_id)

/** The next companies, by id. */
export const companiesAfter = async (db: Db, after: string, limit: number): Promise<Company[]> =>
  companiesIn(await run(db, `SELECT ${COLUMNS} FROM b2b_company c WHERE c.deleted_at IS NULL AND c.id > :after ORDER BY c.id LIMIT :limit`, { after, limit }))

/** What an admin looks for: all that is given must fit. */
export type CompanySelection = {
  ids?: string[]
  customer_group_ids?: string[]
  /** Part of a VAT number or a domain; or the group is one of `q_group_ids`, found by name. */
  q?: string
  q_group_ids?: string[]
}

/** Null binds an unused filter. */
const WHERE = `c.deleted_at IS NULL
  AND (CAST(:ids AS text[]) IS NULL OR c.id = ANY(CAST(:ids AS text[])))
  AND (CAST(:customer_group_ids AS text[]) IS NULL OR c.customer_group_id = ANY(CAST(:customer_group_ids AS text[])))
  AND (CAST(:q AS text) IS NULL OR c.customer_group_id = ANY(CAST(:q_group_ids AS text[]))
    OR strpos(lower(c.vat_number), lower(:q)) > 0 OR strpos(CAST(c.mail_domains AS text), lower(:q)) > 0)`

/** One page, the newest first, and how many there are in all. */
export const findCompanies = async (
  db: Db,
  { ids, customer_group_ids, q, q_group_ids }: CompanySelection,
  { limit, offset }: { limit: number; offset: number }
): Promise<{ companies: Company[]; count: number }> => {
  const bindings = { ids: ids ?? null, customer_group_ids: customer_group_ids ?? null, q: q ?? null, q_group_ids: q_group_ids ?? [] }
  const companies = companiesIn(
    await run(db, `SELECT ${COLUMNS} FROM b2b_company c WHERE ${WHERE} ORDER BY c.created_at DESC, c.id LIMIT :limit OFFSET :offset`, { ...bindings, limit, offset })
  )
  const [{ count }] = await run<{ count: number }>(db, `SELECT count(*)::int AS count FROM b2b_company c WHERE ${WHERE}`, bindings)
  return { companies, count }
}
