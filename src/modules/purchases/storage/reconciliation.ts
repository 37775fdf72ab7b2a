/** What the reconciliation remembers: how far it has looked, and which orders are to be tried again. */
import { run, type Db } from "../../../storage/sql"

/** How far the changes of one kind have been seen; null when never. */
export const readWatermark = async (db: Db, source: string): Promise<Date | null> => {
  const [row] = await run<{ seen_until: string | Date }>(db, `SELECT seen_until FROM purchase_watermark WHERE source = :source`, { source })
  return row ? new Date(row.seen_until) : null
}

/** Never moves back: another process may have looked further. */
export const raiseWatermark = async (db: Db, source: string, seen_until: Date): Promise<void> => {
  await run(
    db,
    `INSERT INTO purchase_watermark AS w (source, seen_until) VALUES (:source, :seen_until)
     ON CONFLICT (source) DO UPDATE SET seen_until = GREATEST(w.seen_until, EXCLUDED.seen_until), updated_at = now()`,
    { source, seen_until }
  )
}

/** A change of an order, and when it happened. */
export type OrderChange = { order_id: string; changed_at: Date }

/**
 * Those of the orders that were not followed since they changed. A change carries the time at which it
 * was written and shows when its transaction ends: whoever read within half a minute may have read too
 * early, so such an order is looked at once more. One whose last try failed waits for its next one.
 */
export const unfollowedOf = async (db: Db, changes: OrderChange[], now: Date): Promise<string[]> => {
  const rows = await run<{ order_id: string }>(
    db,
    `SELECT DISTINCT c.order_id FROM unnest(CAST(:order_ids AS text[]), CAST(:changed AS timestamptz[])) AS c(order_id, changed_at)
     LEFT JOIN purchase_order o ON o.order_id = c.order_id
     WHERE (o.followed_at IS NULL OR o.followed_at < c.changed_at + interval '30 seconds')
       AND NOT EXISTS (SELECT 1 FROM purchase_retry r WHERE r.order_id = c.order_id AND r.retry_at > :now)
     ORDER BY c.order_id`,
    { now, order_ids: changes.map(({ order_id }) => order_id), changed: changes.map(({ changed_at }) => changed_at.toISOString()) }
  )
  return rows.map(({ order_id }) => order_id)
}

/** Those of the orders that were never followed to their end: what follows from them may not be recorded anywhere. */
export const neverFollowedOf = async (db: Db, order_ids: string[]): Promise<string[]> => {
  const rows = await run<{ order_id: string }>(
    db,
    `SELECT DISTINCT c.order_id FROM unnest(CAST(:order_ids AS text[])) AS c(order_id)
     WHERE NOT EXISTS (SELECT 1 FROM purchase_order o WHERE o.order_id = c.order_id AND o.followed_at IS NOT NULL) ORDER BY c.order_id`,
    { order_ids }
  )
  return rows.map(({ order_id }) => order_id)
}

/** Orders of which a recording was not followed to its end, or whose last try failed, after an order id. */
export const dueOrders = async (db: Db, before: Date, now: Date, after: string, limit: number): Promise<string[]> => {
  const rows = await run<{ order_id: string }>(
    db,
    `SELECT order_id FROM (
       SELECT o.order_id FROM purchase_order o
       WHERE (o.followed_at IS NULL OR o.followed_at < o.read_at) AND o.read_at < :before
         AND NOT EXISTS (SELECT 1 FROM purchase_retry r WHERE r.order_id = o.order_id AND r.retry_at > :now)
       UNION SELECT r.order_id FROM purchase_retry r WHERE r.retry_at <= :now
     ) due WHERE order_id > :after ORDER BY order_id LIMIT :limit`,
    { before, now, after, limit }
  )
  return rows.map(({ order_id }) => order_id)
}

/** An order failed: it is tried again after ten minutes, then after twice that, up to a day. */
export const noteFailure = async (db: Db, order_id: string, error: string, now: Date): Promise<void> => {
  await run(
    db,
    `INSERT INTO purchase_retry AS r (order_id, error, retry_at) VALUES (:order_id, :error, CAST(:now AS timestamptz) + interval '10 minutes')
     ON CONFLICT (order_id) DO UPDATE SET attempts = r.attempts + 1, error = EXCLUDED.error,
       retry_at = CAST(:now AS timestamptz) + LEAST(interval '10 minutes' * power(2, LEAST(r.attempts, 10)), interval '1 day')`,
    { order_id, error, now }
  )
}
