/** Reads the ledger in pages for a replay: memory stays the same however long it is. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { replayOf, type LedgerProblem, type Replay, type ReplayedEntry } from "../domain/ledger/replay"
import { readAccountRow, type AccountRow } from "./accounts"
import { entryRow } from "./entries"

/** Entries read at once. */
const PAGE = 1_000

export type Verified = { accounts_checked: number; entries_checked: number; problems: LedgerProblem[] }

const draw = z.object({ lot_id: z.string(), kind: z.enum(["take", "return", "owe", "settle", "miss", "cover", "lapse"]), points: z.number() })
const opened = z.object({ lot_id: z.string(), points: z.number(), available_at: z.coerce.date(), expires_at: z.coerce.date().nullable(), follows_activity: z.boolean() })

/** What a lot holds now, as it is cached: compared when all of its account is replayed. */
const cachedLot = z.object({ account_id: z.string(), remaining: z.number(), deficit: z.number(), shortfall: z.number(), expired: z.number(), lapsed: z.number(), granted_at: z.coerce.date() })

const replayed = entryRow.extend({ draws: z.array(draw), lots: z.array(opened.extend(cachedLot.shape)) })

type CachedLot = z.infer<typeof cachedLot> & { id: string; points: number }

/** An entry, and the lots that it opened as they are now. */
type StoredEntry = { entry: ReplayedEntry; cached: CachedLot[] }

/** Where a replay goes on. */
type Position = { account_id: string; sequence: number }

const readPage = async (db: Db, after: Position, account_ids: string[] | null): Promise<StoredEntry[]> => {
  const rows = await run(
    db,
    `SELECT e.*,
       COALESCE((SELECT json_agg(json_build_object('lot_id', d.lot_id, 'kind', d.kind, 'points', d.points) ORDER BY d.position) FROM reward_points_draw d WHERE d.entry_id = e.id), '[]') AS draws,
       COALESCE((SELECT json_agg(json_build_object('lot_id', l.id, 'points', l.points, 'available_at', l.available_at, 'expires_at', l.expires_at, 'follows_activity', l.follows_activity,
           'account_id', l.account_id, 'remaining', l.remaining, 'deficit', l.deficit, 'shortfall', l.shortfall, 'expired', l.expired, 'lapsed', l.lapsed, 'granted_at', l.granted_at) ORDER BY l.id)
         FROM reward_points_lot l WHERE l.entry_id = e.id), '[]') AS lots
     FROM reward_points_entry e
     WHERE (e.account_id, e.sequence) > (:account_id, :sequence) AND (CAST(:account_ids AS text[]) IS NULL OR e.account_id = ANY(CAST(:account_ids AS text[])))
     ORDER BY e.account_id, e.sequence LIMIT :limit`,
    { ...after, account_ids, limit: PAGE }
  )
  return rows.map(storedEntry)
}

const storedEntry = (row: unknown): StoredEntry => {
  const { lots, ...entry } = replayed.parse(row)
  return {
    entry: { ...entry, opens: lots.map(({ lot_id, points, available_at, expires_at, follows_activity }) => ({ lot_id, points, available_at, expires_at, follows_activity })) },
    cached: lots.map(({ lot_id, points, account_id, remaining, deficit, shortfall, expired, lapsed, granted_at }) => ({ id: lot_id, points, account_id, remaining, deficit, shortfall, expired, lapsed, granted_at })),
  }
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

/** An account that is being replayed, and its lots as they are cached. */
type Replaying = { replay: Replay; cached: CachedLot[] }

/** One run over accounts in the order of their ids. */
type Run = Verified & { db: Db; account_ids: string[] | null; /** Up to and with this account all is checked. */ checked: string; /** Replayed and not compared yet. */ replaying: Map<string, Replaying> }

/** Compares the accounts up to and with `to`, or all that are left. */
const compare = async (verifying: Run, to: string | null): Promise<void> => {
  const { db, account_ids, replaying } = verifying
  let accounts = await readAccountsBetween(db, verifying.checked, to, account_ids)
  while (accounts.length) {
    for (const account of accounts) {
      const { replay, cached } = replaying.get(account.id) ?? { replay: replayOf(account.id), cached: [] }
      // A lot that an entry of this account opened and that names another one is missing here.
      verifying.problems.push(...replay.finish(account, cached.filter(({ account_id }) => account_id === account.id)))
      replaying.delete(account.id)
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
  const verifying: Run = { db, account_ids, checked: "", replaying: new Map(), accounts_checked: 0, entries_checked: 0, problems: [] }
  let position: Position = { account_id: "", sequence: 0 }
  let current: Replaying = { replay: replayOf(""), cached: [] }
  let page = await readPage(db, position, account_ids)
  while (page.length) {
    let complete: string | null = null
    for (const { entry, cached } of page) {
      if (entry.account_id !== position.account_id) {
        complete = position.account_id || null
        current = { replay: replayOf(entry.account_id), cached: [] }
        verifying.replaying.set(entry.account_id, current)
      }
      current.replay.feed(entry)
      current.cached.push(...cached)
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
