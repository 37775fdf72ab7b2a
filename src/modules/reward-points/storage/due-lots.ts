/** What time has come for: accounts with points that have ended and are not written down. */
import { run, type Db } from "../../../storage/sql"

/** Where a sweep goes on: after this lot, or after this account of those that were inactive for too long. */
export type EndedPosition = { source: "lots" | "inactivity"; ends_at: string; id: string }

/** Accounts, each once, and where the next page begins; null: there is none. */
export type EndedPage = { account_ids: string[]; next: EndedPosition | null }

/** In the order of the index, so that a page costs the same however much has ended; an instant as text keeps its microseconds. */
const SOURCES: Record<EndedPosition["source"], string> = {
  lots: `SELECT l.account_id, l.id, CAST(l.expires_at AS text) AS ends_at FROM reward_points_lot l
     WHERE l.remaining > 0 AND l.expires_at IS NOT NULL AND l.expires_at <= :at AND (l.expires_at, l.id) > (CAST(:ends_at AS timestamptz), :id) AND NOT l.follows_activity
     ORDER BY l.expires_at, l.id LIMIT :limit`,
  inactivity: `SELECT a.id AS account_id, a.id, CAST(a.activity_expires_at AS text) AS ends_at FROM reward_points_account a
     WHERE a.activity_expires_at IS NOT NULL AND a.activity_expires_at <= :at AND (a.activity_expires_at, a.id) > (CAST(:ends_at AS timestamptz), :id)
     ORDER BY a.activity_expires_at, a.id LIMIT :limit`,
}

const beginning = (source: EndedPosition["source"]): EndedPosition => ({ source, ends_at: "-infinity", id: "" })

/**
 * Accounts with points that have ended, what ended first first. Each is then handled in a transaction
 * of its own, so that nobody waits for a sweep; what could not be handled is found again by the next.
 *
 * @param after null: from the beginning
 */
export const accountsWithEndedPoints = async (db: Db, at: Date, after: EndedPosition | null, limit: number): Promise<EndedPage> => {
  const { source, ends_at, id } = after ?? beginning("lots")
  const rows = await run<{ account_id: string; id: string; ends_at: string }>(db, SOURCES[source], { at, ends_at, id, limit })
  const last = rows[rows.length - 1]
  const ended = source === "lots" ? beginning("inactivity") : null
  return { account_ids: [...new Set(rows.map(({ account_id }) => account_id))], next: rows.length === limit ? { source, ends_at: last.ends_at, id: last.id } : ended }
}

/**
 * The commit of this transaction does not wait for the disk: only for what a crash may take back, as
 * it is done again. Whoever commits after it brings it to the disk with its own.
 */
export const commitLater = async (db: Db): Promise<void> => {
  await run(db, `SELECT set_config('synchronous_commit', 'off', true)`)
}
