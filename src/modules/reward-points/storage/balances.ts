/** What accounts hold at an instant: expired points are gone and pending ones are not there yet, whatever has been written down. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"

/** What an account holds. `available` is below zero where more was taken back than there was. */
export type Balance = { account_id: string; available: number; pending: number; deficit: number }

/** Points that end, soonest first. */
export type Expiring = { points: number; expires_at: Date }

const balanceRow = z.object({ account_id: z.string(), available: z.coerce.number(), pending: z.coerce.number(), deficit: z.coerce.number() })

const END = "CASE WHEN l.follows_activity THEN COALESCE(a.activity_expires_at, 'infinity') ELSE COALESCE(l.expires_at, 'infinity') END"

/**
 * Balances at `:at`, of accounts `a`; a `WHERE` follows. Points that are neither pending nor expired but
 * unwritten are the cached balance, so only those that differ from it are read: an account with a
 * hundred thousand open lots costs no more than one with ten.
 */
const BALANCES = `SELECT a.id AS account_id, a.deficit,
       a.balance - COALESCE(p.points, 0) - COALESCE(e.points, 0) - CASE WHEN a.activity_expires_at <= :at THEN COALESCE(f.points, 0) ELSE 0 END AS available,
       COALESCE(p.points, 0) AS pending
     FROM reward_points_account a
     LEFT JOIN LATERAL (SELECT sum(l.remaining) AS points FROM reward_points_lot l WHERE l.account_id = a.id AND l.remaining > 0 AND l.available_at > :at
       AND COALESCE(l.expires_at, 'infinity') > :at AND NOT (l.follows_activity AND COALESCE(a.activity_expires_at, 'infinity') <= :at)) p ON true
     LEFT JOIN LATERAL (SELECT sum(l.remaining) AS points FROM reward_points_lot l WHERE l.account_id = a.id AND l.remaining > 0 AND NOT l.follows_activity
       AND COALESCE(l.expires_at, 'infinity') <= :at) e ON true
     LEFT JOIN LATERAL (SELECT sum(l.remaining) AS points FROM reward_points_lot l WHERE a.activity_expires_at <= :at AND l.account_id = a.id AND l.remaining > 0 AND l.follows_activity) f ON true`

/** The balance of the account that a redemption `r` is from, as JSON, within a statement that has `:at`. */
export const BALANCE_OF_REDEMPTION = `(SELECT to_json(b) FROM (${BALANCES} WHERE a.id = r.account_id) b)`

/** Reads {@link BALANCE_OF_REDEMPTION}. */
export const readBalanceRow = (row: unknown): Balance => balanceRow.parse(row)

/** Balances at an instant, one statement for all accounts. */
export const readBalances = async (db: Db, account_ids: string[], at: Date): Promise<Balance[]> => {
  const rows = await run(db, `${BALANCES} WHERE a.id = ANY(CAST(:account_ids AS text[]))`, { account_ids, at })
  return rows.map(readBalanceRow)
}

/** The next ends of points of an account, at most `limit`. */
export const readExpiring = async (db: Db, account_ids: string[], at: Date, limit: number): Promise<Record<string, Expiring[]>> => {
  const rows = await run<{ account_id: string; expires_at: Date; points: string }>(
    db,
    `SELECT a.id AS account_id, n.expires_at, n.points FROM reward_points_account a,
     LATERAL (SELECT x.expires_at, sum(x.remaining) AS points FROM (
         SELECT ${END} AS expires_at, l.remaining FROM reward_points_lot l
         WHERE l.account_id = a.id AND l.remaining > 0 AND (l.follows_activity OR l.expires_at IS NOT NULL)
       ) x WHERE x.expires_at > :at AND x.expires_at < 'infinity' GROUP BY x.expires_at ORDER BY x.expires_at LIMIT :limit) n
     WHERE a.id = ANY(CAST(:account_ids AS text[]))`,
    { account_ids, at, limit }
  )
  return rows.reduce<Record<string, Expiring[]>>(
    (found, { account_id, expires_at, points }) => ({ ...found, [account_id]: [...(found[account_id] ?? []), { points: Number(points), expires_at }] }),
    {}
  )
}
