/** What owners have brought along from another shop. A row is read and written under the lock of its account. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import type { BroughtLot } from "../domain/opening-lots"

/** @property entry_id the entry that first granted it */
export type BroughtRow = BroughtLot & { entry_id: string }

const broughtRow = z.object({
  account_id: z.string(),
  lot_key: z.string(),
  expires_at: z.coerce.date().nullable(),
  points: z.coerce.number(),
  lot_ids: z.array(z.string()),
  revision: z.number(),
  entry_id: z.string(),
})

/** What was brought from one origin, by account. */
export const readBrought = async (db: Db, origin: string, account_ids: string[]): Promise<Map<string, BroughtRow[]>> => {
  const rows = await run(
    db,
    `SELECT o.account_id, o.lot_key, o.expires_at, o.points, o.lot_ids, o.revision, l.entry_id
     FROM reward_points_opening_lot o JOIN reward_points_lot l ON l.id = o.lot_ids[1]
     WHERE o.origin = :origin AND o.account_id = ANY(CAST(:account_ids AS text[])) ORDER BY o.account_id, o.lot_key`,
    { origin, account_ids }
  )
  const brought = new Map<string, BroughtRow[]>()
  rows.forEach((row) => {
    const { account_id, ...lot } = broughtRow.parse(row)
    brought.set(account_id, [...(brought.get(account_id) ?? []), lot])
  })
  return brought
}

/** What a lot holds from now on; the lot that the entry under this key opened, if it did, is one of its own. */
export type BroughtNote = Pick<BroughtLot, "lot_key" | "expires_at" | "points" | "revision"> & { account_id: string; idempotency_key: string }

/** Notes what was brought, after its entries are written and in the same transaction. */
export const noteBrought = async (db: Db, origin: string, notes: BroughtNote[]): Promise<void> => {
  await run(
    db,
    `INSERT INTO reward_points_opening_lot AS o (origin, account_id, lot_key, expires_at, points, lot_ids, revision)
     SELECT CAST(:origin AS text), x.account_id, x.lot_key, x.expires_at, x.points,
       ARRAY(SELECT l.id FROM reward_points_entry e JOIN reward_points_lot l ON l.entry_id = e.id WHERE e.idempotency_key = x.idempotency_key), x.revision
     FROM jsonb_to_recordset(CAST(:notes AS jsonb)) AS x(account_id text, lot_key text, expires_at timestamptz, points bigint, revision integer, idempotency_key text)
     ON CONFLICT (origin, account_id, lot_key) DO UPDATE SET points = excluded.points, lot_ids = o.lot_ids || excluded.lot_ids, revision = excluded.revision`,
    { origin, notes: JSON.stringify(notes) }
  )
}

/**
 * What the ledger says was brought with an opening lot `o`: what was granted, less what was to be taken back, whether or not
 * it was still there. What has become of the points since is not part of it.
 */
export const BROUGHT_IN_LEDGER = `(
  (SELECT COALESCE(sum(l.points), 0) FROM reward_points_lot l WHERE l.id = ANY(o.lot_ids))
  - (SELECT COALESCE(sum(d.points), 0) FROM reward_points_lot l JOIN reward_points_entry e ON e.corrects = l.entry_id AND e.type = 'clawback' AND e.reason_code = 'opening_balance'
     JOIN reward_points_draw d ON d.entry_id = e.id WHERE l.id = o.lot_ids[1]))`

/** Points that count as brought from one origin, by account, added up from the ledger: of lots that have not ended. Accounts of which nothing was ever brought are left out. */
export const readBroughtPoints = async (db: Db, origin: string, account_ids: string[], at: Date): Promise<Map<string, number>> => {
  const rows = await run<{ account_id: string; points: string | null }>(
    db,
    `SELECT o.account_id, COALESCE(sum(${BROUGHT_IN_LEDGER}) FILTER (WHERE o.expires_at IS NULL OR o.expires_at > :at), 0) AS points FROM reward_points_opening_lot o
     WHERE o.origin = :origin AND o.account_id = ANY(CAST(:account_ids AS text[])) GROUP BY o.account_id`,
    { origin, account_ids, at }
  )
  return new Map(rows.map(({ account_id, points }) => [account_id, Number(points)]))
}

/** Forgets where the points of an account are from. */
export const forgetBrought = async (db: Db, account_id: string): Promise<void> => {
  await run(db, `DELETE FROM reward_points_opening_lot WHERE account_id = :account_id`, { account_id })
}
