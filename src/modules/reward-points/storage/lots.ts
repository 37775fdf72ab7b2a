/** Reads lots, and what is known under an idempotency key, each with one statement. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import type { Lot } from "../domain/ledger/lot"
import type { Taken } from "../domain/ledger/restore"
import type { LockedAccount } from "./accounts"
import { entryRow, type EntryRow } from "./entries"

const lotRow = z.object({
  id: z.string(),
  points: z.coerce.number(),
  remaining: z.coerce.number(),
  deficit: z.coerce.number(),
  shortfall: z.coerce.number(),
  expired: z.coerce.number(),
  lapsed: z.coerce.number(),
  available_at: z.coerce.date(),
  expires_at: z.coerce.date().nullable(),
  follows_activity: z.boolean(),
  granted_at: z.coerce.date(),
  order_id: z.string().nullable(),
  entry_id: z.string(),
})

/** A lot as it is stored. */
export type LotRow = Lot & { order_id: string | null; entry_id: string }

/** Reads a row of `reward_points_lot`, or its JSON. */
export const readLotRow = (row: unknown): LotRow => lotRow.parse(row)

const lotRows = z.array(lotRow).nullable()

const readLots = (rows: unknown): LotRow[] => lotRows.parse(rows) ?? []

/** Lots that a debit reads first. Most need one or two. */
export const FIRST_LOTS = 20

/** Soonest end first, by the index: of lots that no inactivity ends. */
export const OPEN_LOTS_ORDER = "ORDER BY COALESCE(l.expires_at, 'infinity'), l.granted_at, l.id"

/** What a verb needs to know before it decides. */
export type LedgerState = { known: EntryRow | null; lots: LotRow[]; /** There may be more lots than were read. */ has_more: boolean }

/**
 * Lots as a debit takes them, soonest end first, by their index. Where inactivity ends lots of the
 * account, these and the others are read each for itself: of both the first are those that are wanted.
 */
const openLots = (which: string, activity_expires_at: Date | null): string => {
  const ofKind = (kind: string): string => `(SELECT l.* FROM reward_points_lot l
    WHERE l.account_id = :account_id AND l.remaining > 0 ${kind} AND COALESCE(l.expires_at, 'infinity') > :at AND ${which}
    ${OPEN_LOTS_ORDER} LIMIT :limit)`
  if (!activity_expires_at) {
    return ofKind("")
  }
  return `SELECT o.* FROM (${ofKind("AND NOT l.follows_activity")} UNION ALL ${ofKind("AND l.follows_activity")}) o
    ORDER BY COALESCE(CASE WHEN o.follows_activity THEN CAST(:activity_expires_at AS timestamptz) ELSE o.expires_at END, 'infinity'), o.granted_at, o.id LIMIT :limit`
}

/**
 * What was done under the key before, and the lots that a debit would take from, soonest end first.
 * However many lots an account has, only the first are read.
 */
export const readOpenLots = async (db: Db, { id, activity_expires_at }: LockedAccount, idempotency_key: string, at: Date, limit = FIRST_LOTS): Promise<LedgerState> => {
  const [row] = await run<{ known: unknown; lots: unknown }>(
    db,
    `SELECT (SELECT row_to_json(e) FROM reward_points_entry e WHERE e.idempotency_key = :idempotency_key) AS known,
       (SELECT json_agg(o) FROM (${openLots("l.available_at <= :at", activity_expires_at)}) o) AS lots`,
    { account_id: id, activity_expires_at, idempotency_key, at, limit }
  )
  const lots = readLots(row.lots)
  return { known: row.known ? entryRow.parse(row.known) : null, lots, has_more: lots.length >= limit }
}

/** Lots that a clawback may take from beside those of its purchase: pending ones too, soonest end first. */
export const readOtherLots = async (db: Db, { id, activity_expires_at }: LockedAccount, own: string[], at: Date, limit: number): Promise<LotRow[]> => {
  const rows = await run(db, openLots("l.id <> ALL(CAST(:own AS text[]))", activity_expires_at), { account_id: id, activity_expires_at, own, at, limit })
  return rows.map(readLotRow)
}

/** What was done under the key before. */
export const findKnown = async (db: Db, idempotency_key: string): Promise<EntryRow | null> => {
  const [row] = await run(db, `SELECT * FROM reward_points_entry WHERE idempotency_key = :idempotency_key`, { idempotency_key })
  return row ? entryRow.parse(row) : null
}

/** What was done under the key before, and the lots that owe. */
export const readOwingLots = async (db: Db, account_id: string, idempotency_key: string): Promise<LedgerState> => {
  const [row] = await run<{ known: unknown; lots: unknown }>(
    db,
    `SELECT (SELECT row_to_json(e) FROM reward_points_entry e WHERE e.idempotency_key = :idempotency_key) AS known,
       (SELECT json_agg(o) FROM (SELECT l.* FROM reward_points_lot l WHERE l.account_id = :account_id AND l.deficit > 0 ORDER BY l.granted_at, l.id) o) AS lots`,
    { account_id, idempotency_key }
  )
  return { known: row.known ? entryRow.parse(row.known) : null, lots: readLots(row.lots), has_more: false }
}

/** The lots that owe, by account, the oldest first. */
export const readOwingLotsOf = async (db: Db, account_ids: string[]): Promise<Map<string, LotRow[]>> => {
  const rows = account_ids.length
    ? await run<{ account_id: string }>(db, `SELECT * FROM reward_points_lot WHERE account_id = ANY(CAST(:account_ids AS text[])) AND deficit > 0 ORDER BY account_id, granted_at, id`, { account_ids })
    : []
  const lots = new Map<string, LotRow[]>()
  rows.forEach((row) => lots.set(row.account_id, [...(lots.get(row.account_id) ?? []), readLotRow(row)]))
  return lots
}

/** Open lots that follow the account's activity. */
export const readActivityLots = async (db: Db, account_id: string): Promise<LotRow[]> => {
  const rows = await run(db, `SELECT * FROM reward_points_lot WHERE account_id = :account_id AND remaining > 0 AND follows_activity`, { account_id })
  return rows.map(readLotRow)
}

/** Open lots whose own date has come. */
export const readEndedLots = async (db: Db, account_id: string, at: Date): Promise<LotRow[]> => {
  const rows = await run(db, `SELECT * FROM reward_points_lot WHERE account_id = :account_id AND remaining > 0 AND expires_at <= :at AND NOT follows_activity`, { account_id, at })
  return rows.map(readLotRow)
}

/** The lots that a purchase opened: `lot_id`, those of what was earned with the same order later, and those of `lot_ids`. */
export const readEarnedLots = async (db: Db, account_id: string, lot_id: string, { order_id = null, lot_ids = [] }: { order_id?: string | null; lot_ids?: string[] }): Promise<LotRow[]> => {
  const rows = await run(
    db,
    `SELECT l.* FROM reward_points_lot l WHERE l.account_id = :account_id
       AND (l.id = :lot_id OR l.id = ANY(CAST(:lot_ids AS text[])) OR (l.order_id = :order_id AND EXISTS (SELECT 1 FROM reward_points_entry e WHERE e.id = l.entry_id AND e.type = 'earn')))
     ORDER BY l.id <> :lot_id, l.granted_at, l.id`,
    { account_id, lot_id, order_id, lot_ids }
  )
  return rows.map(readLotRow)
}

/** What a redemption took and has not come back, in the order in which it took, and what of the account owes. */
export const readTaken = async (db: Db, account_id: string, entry_id: string): Promise<{ taken: Taken[]; owing: LotRow[] }> => {
  const rows = await run<{ lot: unknown; points: string }>(
    db,
    `SELECT row_to_json(l) AS lot, t.points - COALESCE(r.points, 0) AS points
     FROM reward_points_draw t
     JOIN reward_points_lot l ON l.id = t.lot_id
     LEFT JOIN (
       SELECT d.lot_id, sum(d.points) AS points FROM reward_points_entry e JOIN reward_points_draw d ON d.entry_id = e.id AND d.kind = 'return'
       WHERE e.corrects = :entry_id AND e.type = 'restore' GROUP BY d.lot_id
     ) r ON r.lot_id = t.lot_id
     WHERE t.entry_id = :entry_id AND t.kind = 'take' ORDER BY t.position`,
    { entry_id }
  )
  const owing = (await readOwingLots(db, account_id, "")).lots
  return { taken: rows.map(({ lot, points }) => ({ lot: readLotRow(lot), points: Number(points) })), owing }
}

/** The lot that an entry opened. */
export const lotOfEntry = async (db: Db, entry_id: string): Promise<string | null> => {
  const [row] = await run<{ id: string }>(db, `SELECT id FROM reward_points_lot WHERE entry_id = :entry_id`, { entry_id })
  return row?.id ?? null
}

/** Points that clawbacks could not take from these lots, and that nothing has paid since. */
export const shortfallOf = async (db: Db, lot_ids: string[]): Promise<number> => {
  const [{ points }] = await run<{ points: string | null }>(db, `SELECT sum(shortfall) AS points FROM reward_points_lot WHERE id = ANY(CAST(:lot_ids AS text[]))`, { lot_ids })
  return Number(points ?? 0)
}
