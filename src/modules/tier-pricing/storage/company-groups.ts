/** SQL of which customer groups are companies. */
import { run, type Db } from "../../../storage/sql"

/** Notes that groups are companies; those that are noted already stay as they are. @returns how many were new */
export const noteCompanyGroups = async (db: Db, customer_group_ids: string[]): Promise<number> => {
  const rows = await run(
    db,
    `INSERT INTO tier_price_company_group (customer_group_id) SELECT DISTINCT x.id FROM unnest(CAST(:customer_group_ids AS text[])) AS x(id) ON CONFLICT DO NOTHING RETURNING customer_group_id`,
    { customer_group_ids }
  )
  return rows.length
}

/** Notes that a group is no company any more. */
export const forgetCompanyGroup = async (db: Db, customer_group_id: string): Promise<void> => {
  await run(db, `DELETE FROM tier_price_company_group WHERE customer_group_id = :customer_group_id`, { customer_group_id })
}

/** Forgets every group that is not among these. @returns how many that were */
export const forgetOtherCompanyGroups = async (db: Db, customer_group_ids: string[]): Promise<number> => {
  const rows = await run(db, `DELETE FROM tier_price_company_group WHERE NOT (customer_group_id = ANY(CAST(:customer_group_ids AS text[]))) RETURNING customer_group_id`, {
    customer_group_ids,
  })
  return rows.length
}
