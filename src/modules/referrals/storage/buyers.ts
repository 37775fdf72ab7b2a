/** SQL of what is known of buyers and advocates beside their accounts. */
import { run, type Db } from "../../../storage/sql"

/** An order by the digest of its mailbox. */
export type BuyerOrder = { digest: string; order_id: string }

const CURSOR = "orders"

/** The last order that was read; empty where none ever was. */
export const buyersReadUntil = async (db: Db): Promise<string> =>
  (await run<{ order_id: string }>(db, `SELECT order_id FROM referral_buyer_cursor WHERE id = :id`, { id: CURSOR }))[0]?.order_id ?? ""

/** Notes by whom orders were placed, and how far they were read; the latter never goes back. */
export const noteBuyers = async (db: Db, orders: BuyerOrder[], until: string): Promise<void> => {
  await run(
    db,
    `WITH noted AS (
       INSERT INTO referral_buyer (digest, order_id) SELECT * FROM unnest(CAST(:digests AS text[]), CAST(:order_ids AS text[])) ON CONFLICT DO NOTHING
     )
     INSERT INTO referral_buyer_cursor AS c (id, order_id) VALUES (:id, :until)
     ON CONFLICT (id) DO UPDATE SET order_id = GREATEST(c.order_id, EXCLUDED.order_id), updated_at = now()`,
    { id: CURSOR, until, digests: orders.map(({ digest }) => digest), order_ids: orders.map(({ order_id }) => order_id) }
  )
}

/** The orders of mailboxes, the latest first. */
export const ordersOfMailboxes = async (db: Db, digests: string[], limit: number): Promise<string[]> =>
  (await run<{ order_id: string }>(db, `SELECT order_id FROM referral_buyer WHERE digest = ANY(CAST(:digests AS text[])) ORDER BY order_id DESC LIMIT :limit`, { digests, limit })).map(({ order_id }) => order_id)

/** Notes from which network an advocate has come, once a day, and forgets those of long ago. */
export const noteNetwork = async (db: Db, advocate_id: string, digest: string, at: Date, forgotten_before: Date): Promise<void> => {
  await run(
    db,
    `WITH noted AS (
       INSERT INTO referral_network AS n (advocate_id, digest, seen_at) VALUES (:advocate_id, :digest, :at)
       ON CONFLICT (advocate_id, digest) DO UPDATE SET seen_at = EXCLUDED.seen_at WHERE n.seen_at < EXCLUDED.seen_at - interval '1 day'
     )
     DELETE FROM referral_network WHERE advocate_id = :advocate_id AND digest <> :digest AND seen_at < :forgotten_before`,
    { advocate_id, digest, at, forgotten_before }
  )
}

/** From which networks an advocate has come since an instant. */
export const networksOf = async (db: Db, advocate_id: string, since: Date): Promise<string[]> =>
  (await run<{ digest: string }>(db, `SELECT digest FROM referral_network WHERE advocate_id = :advocate_id AND seen_at >= :since`, { advocate_id, since })).map(({ digest }) => digest)
