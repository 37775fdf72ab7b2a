/** Awards of carts that nobody needs any more. */
import { run, type Db } from "../../../storage/sql"

/**
 * Carts whose awards were noted before an instant, the oldest first. Not those of guests' orders that
 * are still held: each of their events reads them again.
 *
 * @param kept so many of the first are passed over
 */
export const cartsOfOldAwards = async (db: Db, before: Date, limit: number, kept: number): Promise<string[]> => {
  const rows = await run<{ cart_id: string }>(
    db,
    `SELECT a.cart_id FROM reward_points_award a WHERE a.created_at < :before
       AND NOT EXISTS (SELECT 1 FROM reward_points_held_order h WHERE h.cart_id = a.cart_id AND h.email_digest IS NOT NULL)
     ORDER BY a.created_at, a.cart_id LIMIT :limit OFFSET :kept`,
    { before, limit, kept }
  )
  return rows.map(({ cart_id }) => cart_id)
}

/** Forgets awards of these carts, but not one that another completion has noted since. Returns how many there were. */
export const forgetOldAwards = async (db: Db, cart_ids: string[], before: Date): Promise<number> =>
  (await run(db, `DELETE FROM reward_points_award WHERE cart_id = ANY(CAST(:cart_ids AS text[])) AND created_at < :before RETURNING cart_id`, { cart_ids, before })).length
