/** What time has come for: accounts with points that have ended, and lots whose owner is to be told of their end. */
import { run, type Db } from "../../../storage/sql"

/**
 * Accounts with points that have ended and are not written down, in the order of their ids. Each is
 * then handled in a transaction of its own, so that nobody waits for a sweep.
 */
export const accountsWithEndedLots = async (db: Db, at: Date, after: string, limit: number): Promise<string[]> => {
  const rows = await run<{ account_id: string }>(
    db,
    `SELECT DISTINCT account_id FROM (
       SELECT l.account_id FROM reward_points_lot l WHERE l.remaining > 0 AND l.expires_at IS NOT NULL AND l.expires_at <= :at AND NOT l.follows_activity AND l.account_id > :after
       UNION ALL
       SELECT a.id FROM reward_points_account a WHERE a.activity_expires_at IS NOT NULL AND a.activity_expires_at <= :at AND a.id > :after
     ) due ORDER BY account_id LIMIT :limit`,
    { at, after, limit }
  )
  return rows.map(({ account_id }) => account_id)
}
