/** What owners have not been told yet: entries behind an account's cursor, lots that came due, ends that are near. */
import type { TimeZone } from "../../../shared/calendar"
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import type { EndingLot, NewsEntry } from "../domain/notices"
import type { Owner } from "./accounts"

/** How far an account's owner was told, under the lock of that row; `owner` is null after he was erased. */
export type Told = { sequence: number; low_armed: boolean | null; owner: Owner | null }

const toldRow = z.object({ sequence: z.number(), low_armed: z.boolean().nullable(), owner_type: z.enum(["customer", "company"]).nullable(), owner_id: z.string().nullable() })

/**
 * Locks how far an account's owner was told, until the transaction ends: of two that tell at once the
 * later one waits, and then finds nothing more to tell. No verb of the ledger touches this row.
 */
export const lockTold = async (db: Db, account_id: string): Promise<Told> => {
  const [row] = await run(
    db,
    `INSERT INTO reward_points_told AS t (account_id) VALUES (:account_id)
     ON CONFLICT (account_id) DO UPDATE SET updated_at = t.updated_at
     RETURNING t.sequence, t.low_armed, (SELECT a.owner_type FROM reward_points_account a WHERE a.id = t.account_id), (SELECT a.owner_id FROM reward_points_account a WHERE a.id = t.account_id)`,
    { account_id }
  )
  const { owner_type, owner_id, ...told } = toldRow.parse(row)
  return { ...told, owner: owner_type && owner_id ? { type: owner_type, id: owner_id } : null }
}

export const noteTold = async (db: Db, account_id: string, { sequence, low_armed }: Pick<Told, "sequence" | "low_armed">): Promise<void> => {
  await run(db, `UPDATE reward_points_told SET sequence = :sequence, low_armed = :low_armed, updated_at = now() WHERE account_id = :account_id`, { account_id, sequence, low_armed })
}

const time = z.coerce.date().nullable()
const newsRow = z.object({
  id: z.string(),
  sequence: z.number(),
  type: z.enum(["earn", "redeem", "expire", "clawback", "restore", "adjust"]),
  points: z.coerce.number(),
  reason_code: z.string(),
  order_id: z.string().nullable(),
  cart_id: z.string().nullable(),
  created_at: z.coerce.date(),
  standing_entry_id: z.string().nullable(),
  cart_order_id: z.string().nullable(),
  available_at: time,
  expires_at: time,
})

const END = "CASE WHEN l.follows_activity THEN a.activity_expires_at ELSE l.expires_at END"

/** The next entries of an account. They are committed in the order of their sequence: the account's lock gives it. */
export const readNews = async (db: Db, account_id: string, after: number, limit: number): Promise<NewsEntry[]> => {
  const rows = await run(
    db,
    `SELECT e.id, e.sequence, e.type, e.points, e.reason_code, e.order_id, e.cart_id, e.created_at, r.entry_id AS standing_entry_id, r.order_id AS cart_order_id, l.available_at, ${END} AS expires_at
     FROM reward_points_entry e
     JOIN reward_points_account a ON a.id = e.account_id
     LEFT JOIN reward_points_redemption r ON e.type = 'redeem' AND r.cart_id = e.cart_id
     LEFT JOIN reward_points_lot l ON e.type = 'earn' AND l.entry_id = e.id
     WHERE e.account_id = :account_id AND e.sequence > :after ORDER BY e.sequence LIMIT :limit`,
    { account_id, after, limit }
  )
  return rows.map((row) => newsRow.parse(row))
}

const accountIds = (rows: { account_id: string }[]): string[] => rows.map(({ account_id }) => account_id)

/**
 * Accounts with entries that were not told, in the order of their ids.
 *
 * @param since looks only at accounts with an entry of this instant or later, by its index; null: at all accounts
 */
export const accountsWithNews = async (db: Db, since: Date | null, after: string, limit: number): Promise<string[]> => {
  const candidates = since ? `(SELECT DISTINCT e.account_id AS id FROM reward_points_entry e WHERE e.created_at >= :since AND e.account_id > :after) c JOIN reward_points_account a ON a.id = c.id` : `reward_points_account a`
  return accountIds(
    await run<{ account_id: string }>(
      db,
      `SELECT a.id AS account_id FROM ${candidates} LEFT JOIN reward_points_told t ON t.account_id = a.id
       WHERE a.id > :after AND a.last_sequence > COALESCE(t.sequence, 0) ORDER BY a.id LIMIT :limit`,
      { since, after, limit }
    )
  )
}

/** Those of an order's accounts with entries that were not told. */
export const accountsOfOrderWithNews = async (db: Db, order_id: string): Promise<string[]> =>
  accountIds(
    await run<{ account_id: string }>(
      db,
      `SELECT o.account_id FROM reward_points_order o JOIN reward_points_account a ON a.id = o.account_id LEFT JOIN reward_points_told t ON t.account_id = a.id
       WHERE o.order_id = :order_id AND a.last_sequence > COALESCE(t.sequence, 0) ORDER BY o.account_id`,
      { order_id }
    )
  )

/** Accounts with points whose holding period is over and whose owner was not told, in the order of their ids. */
export const accountsWithMaturedLots = async (db: Db, at: Date, after: string, limit: number): Promise<string[]> =>
  accountIds(
    await run<{ account_id: string }>(
      db,
      `SELECT DISTINCT l.account_id FROM reward_points_lot l WHERE l.available_at > l.granted_at AND l.available_told_at IS NULL AND l.available_at <= :at AND l.account_id > :after
       ORDER BY l.account_id LIMIT :limit`,
      { at, after, limit }
    )
  )

const endingLot = z.object({ id: z.string(), remaining: z.coerce.number(), order_id: z.string().nullable(), ends: time })
const maturedLot = endingLot.extend({ available_at: z.coerce.date() })

/** Marks the lots of an account whose holding period is over as told, under the account's lock. Each is returned once. */
export const takeMaturedLots = async (db: Db, account_id: string, at: Date): Promise<z.infer<typeof maturedLot>[]> => {
  const rows = await run(
    db,
    `UPDATE reward_points_lot l SET available_told_at = :at FROM reward_points_account a
     WHERE a.id = l.account_id AND l.account_id = :account_id AND l.available_at > l.granted_at AND l.available_told_at IS NULL AND l.available_at <= :at
     RETURNING l.id, l.remaining, l.order_id, l.available_at, ${END} AS ends`,
    { account_id, at }
  )
  return rows.map((row) => maturedLot.parse(row)).sort((a, b) => a.available_at.getTime() - b.available_at.getTime() || (a.id < b.id ? -1 : 1))
}

/** Accounts with points that end in the window and whose owner was not reminded of it, in the order of their ids. */
export const accountsEndingSoon = async (db: Db, window: { at: Date; until: Date; zone: TimeZone }, after: string, limit: number): Promise<string[]> =>
  accountIds(
    await run<{ account_id: string }>(
      db,
      `SELECT DISTINCT account_id FROM (
         SELECT l.account_id FROM reward_points_lot l
         WHERE l.remaining > 0 AND l.expires_at IS NOT NULL AND l.expires_at > :at AND l.expires_at < :until AND NOT l.follows_activity AND l.reminded_at IS NULL AND l.account_id > :after
         UNION ALL
         SELECT a.id FROM reward_points_account a
         WHERE a.activity_expires_at IS NOT NULL AND a.activity_expires_at > :at AND a.activity_expires_at < :until AND a.id > :after
           AND NOT EXISTS (SELECT 1 FROM reward_points_reminder r WHERE r.account_id = a.id AND r.ends_on = CAST(a.activity_expires_at AT TIME ZONE CAST(:zone AS text) AS date))
       ) ending ORDER BY account_id LIMIT :limit`,
      { ...window, after, limit }
    )
  )

/** Open lots of an account that end in the window. */
export const readEndingLots = async (db: Db, account_id: string, { at, until }: { at: Date; until: Date }): Promise<EndingLot[]> => {
  const rows = await run(
    db,
    `SELECT l.id, l.remaining, l.order_id, ${END} AS ends FROM reward_points_lot l JOIN reward_points_account a ON a.id = l.account_id
     WHERE l.account_id = :account_id AND l.remaining > 0 AND ${END} > :at AND ${END} < :until ORDER BY l.id`,
    { account_id, at, until }
  )
  return rows.map((row) => endingLot.parse(row))
}

/** The days of which an account's owner was reminded, as `2027-12-31`. */
export const readReminders = async (db: Db, account_id: string): Promise<string[]> => {
  const rows = await run<{ ends_on: string }>(db, `SELECT CAST(ends_on AS text) AS ends_on FROM reward_points_reminder WHERE account_id = :account_id`, { account_id })
  return rows.map(({ ends_on }) => ends_on)
}

/** Notes that an account's owner was reminded, under the account's lock: of these days, and so of these lots. */
export const noteReminded = async (db: Db, account_id: string, days: string[], lot_ids: string[], at: Date): Promise<void> => {
  await run(
    db,
    `WITH reminded AS (
       INSERT INTO reward_points_reminder (account_id, ends_on) SELECT CAST(:account_id AS text), CAST(d AS date) FROM unnest(CAST(:days AS text[])) d ON CONFLICT DO NOTHING
     ) UPDATE reward_points_lot SET reminded_at = :at WHERE id = ANY(CAST(:lot_ids AS text[])) AND account_id = :account_id AND reminded_at IS NULL`,
    { account_id, days, lot_ids, at }
  )
}
