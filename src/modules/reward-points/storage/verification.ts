/** Reads the ledger in pages for a replay: memory stays the same however long it is. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { replayOf, type LedgerProblem, type Replay, type ReplayedEntry } from "../domain/ledger/replay"
import { readAccountRow, type AccountRow } from "./accounts"
import { entryRow } from "./entries"
import { readLotRow, type LotRow } from "./lots"

/** Entries read at once. */
const PAGE = 2_000

export type Verified = { accounts_checked: number; entries_checked: number; problems: LedgerProblem[] }

const draw = z.object({ lot_id: z.string(), kind: z.enum(["take", "return", "owe", "settle", "miss", "cover", "lapse"]), points: z.number() })
const opened = z.object({ lot_id: z.string(), points: z.number(), available_at: z.coerce.date(), expires_at: z.coerce.date().nullable(), follows_activity: z.boolean() })
const replayed = entryRow.extend({ draws: z.array(draw), opens: z.array(opened) })

/** Where a replay goes on. */
type Position = { account_id: string; sequence: number }

const readPage = async (db: Db, after: Position, account_ids: string[] | null): Promise<ReplayedEntry[]> => {
  const rows = await run(
    db,
    `SELECT e.*,
       COALESCE((SELECT json_agg(json_build_object('lot_id', d.lot_id, 'kind', d.kind, 'points', d.points) ORDER BY d.position) FROM reward_points_draw d WHERE d.entry_id = e.id), '[]') AS draws,
       COALESCE((SELECT json_agg(json_build_object('lot_id', l.id, 'points', l.points, 'available_at', l.available_at, 'expires_at', l.expires_at, 'follows_activity', l.follows_activity) ORDER BY l.id)
         FROM reward_points_lot l WHERE l.entry_id = e.id), '[]') AS opens
     FROM reward_points_entry e
     WHERE (e.account_id, e.sequence) > (:account_id, :sequence) AND (CAST(:account_ids AS text[]) IS NULL OR e.account_id = ANY(CAST(:account_ids AS text[])))
     ORDER BY e.account_id, e.sequence LIMIT :limit`,
    { ...after, account_ids, limit: PAGE }
  )
  return rows.map((row) => replayed.parse(row))
}

/** Accounts after an id, up to and with another: those without any entry too. */
const readAccountsBetween = async (db: Db, after: string, to: string | null, account_ids: string[] | null): Promise<AccountRow[]> => {
  const rows = await run(
    db,
    `SELECT * FROM reward_points_account WHERE id > :after AND (CAST(:to AS text) IS NULL OR id <= :to)
       AND (CAST(:account_ids AS text[]) IS NULL OR id = ANY(CAST(:account_ids AS text[]))) ORDER BY id LIMIT :limit`,
    { after, to, account_ids, limit: PAGE }
  )
  return rows.map(readAccountRow)
}

const readLotsOf = async (db: Db, account_ids: string[]): Promise<Map<string, LotRow[]>> => {
  const rows = await run<{ account_id: string }>(db, `SELECT * FROM reward_points_lot WHERE account_id = ANY(CAST(:account_ids AS text[]))`, { account_ids })
  const lots = new Map<string, LotRow[]>()
  rows.forEach((row) => {
    const known = lots.get(row.account_id) ?? []
    known.push(readLotRow(row))
    lots.set(row.account_id, known)
  })
  return lots
}

/** One run over accounts in the order of their ids. */
type Run = Verified & { db: Db; account_ids: string[] | null; /** Up to and with this account all is checked. */ checked: string; /** Replayed to the end and not compared yet. */ finished: Map<string, Replay> }

/** Compares the accounts up to and with `to`, or all that are left. */
const compare = async (verifying: Run, to: string | null): Promise<void> => {
  const { db, account_ids, finished } = verifying
  let accounts = await readAccountsBetween(db, verifying.checked, to, account_ids)
  while (accounts.length) {
    const lots = await readLotsOf(db, accounts.map(({ id }) => id))
    for (const account of accounts) {
      verifying.problems.push(...(finished.get(account.id) ?? replayOf(account.id)).finish(account, lots.get(account.id) ?? []))
      finished.delete(account.id)
    }
    verifying.accounts_checked += accounts.length
    verifying.checked = accounts[accounts.length - 1].id
    accounts = accounts.length === PAGE ? await readAccountsBetween(db, verifying.checked, to, account_ids) : []
  }
}

/**
 * Replays the accounts, all or those named, and compares every entry, draw and cached figure.
 * Reads one snapshot: what is written meanwhile is not looked at.
 *
 * @param turn awaited after each page, so that others get theirs
 */
export const verifyLedger = async (db: Db, account_ids: string[] | null, turn: () => Promise<void>): Promise<Verified> => {
  const verifying: Run = { db, account_ids, checked: "", finished: new Map(), accounts_checked: 0, entries_checked: 0, problems: [] }
  let position: Position = { account_id: "", sequence: 0 }
  let replay = replayOf("")
  let page = await readPage(db, position, account_ids)
  while (page.length) {
    let complete: string | null = null
    for (const entry of page) {
      if (entry.account_id !== position.account_id) {
        complete = position.account_id || null
        replay = replayOf(entry.account_id)
        verifying.finished.set(entry.account_id, replay)
      }
      replay.feed(entry)
      position = { account_id: entry.account_id, sequence: entry.sequence }
    }
    verifying.entries_checked += page.length
    if (complete) {
      await compare(verifying, complete)
    }
    await turn()
    page = await readPage(db, position, account_ids)
  }
  await compare(verifying, null)
  const { accounts_checked, entries_checked, problems } = verifying
  return { accounts_checked, entries_checked, problems }
}
