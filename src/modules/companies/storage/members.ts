/** SQL of what differs for single members of a company. */
import { generateEntityId } from "@medusajs/framework/utils"
import { run, type Db } from "../../../storage/sql"
import { NOTHING_OWN, rightsOf, type MemberRights, type OwnRights } from "../domain/company"

/** A company that one of the groups is, and what this customer may do there. */
export type CompanyOfGroup = { company_id: string; customer_group_id: string } & MemberRights

type JoinedRow = {
  company_id: string
  customer_group_id: string
  members_may_redeem: boolean
  member_points_limit: number | null
  may_redeem: boolean | null
  points_limit: number | null
}

/** Which of the groups are companies, and what the customer may do in each. One statement. */
export const companiesOfGroups = async (db: Db, customer_id: string, customer_group_ids: string[]): Promise<CompanyOfGroup[]> => {
  const rows = await run<JoinedRow>(
    db,
    `SELECT c.id AS company_id, c.customer_group_id, c.members_may_redeem, c.member_points_limit, m.may_redeem, m.points_limit
     FROM b2b_company c LEFT JOIN b2b_company_member m ON m.company_id = c.id AND m.customer_id = :customer_id
     WHERE c.deleted_at IS NULL AND c.customer_group_id = ANY(CAST(:customer_group_ids AS text[]))`,
    { customer_id, customer_group_ids }
  )
  return rows.map(({ company_id, customer_group_id, may_redeem, points_limit, ...company }) => ({
    company_id,
    customer_group_id,
    ...rightsOf(company, { may_redeem, points_limit }),
  }))
}

/** What differs for these customers, by customer; who is not in it has nothing of their own. */
export const ownRightsOf = async (db: Db, company_id: string, customer_ids: string[]): Promise<Record<string, OwnRights>> => {
  const rows = await run<OwnRights & { customer_id: string }>(
    db,
    `SELECT customer_id, may_redeem, points_limit FROM b2b_company_member
     WHERE company_id = :company_id AND customer_id = ANY(CAST(:customer_ids AS text[]))`,
    { company_id, customer_ids }
  )
  return Object.fromEntries(rows.map(({ customer_id, ...own }) => [customer_id, own]))
}

/** Writes what differs for a member. Runs under the company's lock. */
export const writeOwnRights = async (db: Db, company_id: string, customer_id: string, own: OwnRights): Promise<void> => {
  await run(
    db,
    `INSERT INTO b2b_company_member (id, company_id, customer_id, may_redeem, points_limit)
     VALUES (:id, :company_id, :customer_id, :may_redeem, :points_limit)
     ON CONFLICT (company_id, customer_id) DO UPDATE SET may_redeem = EXCLUDED.may_redeem, points_limit = EXCLUDED.points_limit, updated_at = now()`,
    { id: generateEntityId(undefined, "b2bmem"), company_id, customer_id, ...own }
  )
}

/** A member of whom nothing differs has no row. Runs under the company's lock. */
export const forgetOwnRights = async (db: Db, company_id: string, customer_id: string): Promise<void> => {
  await run(db, `DELETE FROM b2b_company_member WHERE company_id = :company_id AND customer_id = :customer_id`, { company_id, customer_id })
}

/** Forgets what any company says of a customer. */
export const forgetMember = async (db: Db, customer_id: string): Promise<void> => {
  await run(db, `DELETE FROM b2b_company_member WHERE customer_id = :customer_id`, { customer_id })
}

/** What differs for one member. */
export const ownRights = async (db: Db, company_id: string, customer_id: string): Promise<OwnRights> =>
  (await ownRightsOf(db, company_id, [customer_id]))[customer_id] ?? NOTHING_OWN
