/** What accounts hold, by when it ends: an export reads it page by page. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { readAccountRow, type AccountRow } from "./accounts"

/** Points of an account that end together; null: never. */
export type Holding = { account_id: string; expires_at: Date | null; available: number; pending: number }

const holding = z.object({ account_id: z.string(), expires_at: z.coerce.date().nullable(), available: z.coerce.number(), pending: z.coerce.number() })

/** Accounts that have an owner, in the order of their ids. */
export const ownedAccountsAfter = async (db: Db, after: string, limit: number): Promise<AccountRow[]> => {
  const rows = await run(db, `SELECT * FROM reward_points_account WHERE id > :after AND owner_id IS NOT NULL ORDER BY id LIMIT :limit`, { after, limit })
  return rows.map(readAccountRow)
}

/** What these accounts hold at an instant, soonest end first. What an account owes is not taken off. */
export const readHoldings = async (db: Db, account_ids: string[], at: Date): Promise<Holding[]> => {
  const rows = await run(
    db,
    `SELECT x.account_id, NULLIF(x.ends, 'infinity') AS expires_at,
       COALESCE(sum(x.remaining) FILTER (WHERE x.available_at <= :at), 0) AS available, COALESCE(sum(x.remaining) FILTER (WHERE x.available_at > :at), 0) AS pending
     FROM (
       SELECT l.account_id, l.remaining, l.available_at, COALESCE(CASE WHEN l.follows_activity THEN a.activity_expires_at ELSE l.expires_at END, 'infinity') AS ends
       FROM reward_points_lot l JOIN reward_points_account a ON a.id = l.account_id WHERE l.account_id = ANY(CAST(:account_ids AS text[])) AND l.remaining > 0
     ) x WHERE x.ends > :at GROUP BY x.account_id, x.ends ORDER BY x.account_id, x.ends`,
    { account_ids, at }
  )
  return rows.map((row) => holding.parse(row))
}
