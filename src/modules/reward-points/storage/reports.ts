/** What an auditor and a merchant ask of the ledger, each with one or two statements. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"

const liability = z.object({ outstanding: z.coerce.number(), pending: z.coerce.number(), negative: z.coerce.number(), accounts: z.coerce.number() })

export type Liability = z.infer<typeof liability> & { by_expiry: { month: string | null; points: number }[] }

/** When the points of a lot end. */
const END = "CASE WHEN l.follows_activity THEN a.activity_expires_at ELSE l.expires_at END"

/** Points that stand at an instant: spendable, pending, and what accounts owe; by the month in which they end, in the shop's time zone. */
export const readLiability = async (db: Db, at: Date, time_zone: string): Promise<Liability> => {
  const [sums] = await run(
    db,
    `SELECT COALESCE(sum(l.remaining) FILTER (WHERE l.available_at <= :at), 0) AS outstanding, COALESCE(sum(l.remaining) FILTER (WHERE l.available_at > :at), 0) AS pending,
       (SELECT COALESCE(sum(deficit), 0) FROM reward_points_account) AS negative, count(DISTINCT l.account_id) AS accounts
     FROM reward_points_lot l JOIN reward_points_account a ON a.id = l.account_id
     WHERE l.remaining > 0 AND COALESCE(${END}, 'infinity') > :at`,
    { at }
  )
  const months = await run<{ month: string | null; points: string }>(
    db,
    `SELECT to_char(timezone(:time_zone, ${END}), 'YYYY-MM') AS month, sum(l.remaining) AS points
     FROM reward_points_lot l JOIN reward_points_account a ON a.id = l.account_id
     WHERE l.remaining > 0 AND COALESCE(${END}, 'infinity') > :at GROUP BY 1 ORDER BY 1 NULLS LAST`,
    { at, time_zone }
  )
  return { ...liability.parse(sums), by_expiry: months.map(({ month, points }) => ({ month, points: Number(points) })) }
}

const activity = z.object({
  starts_at: z.date(),
  earned: z.coerce.number(),
  redeemed: z.coerce.number(),
  expired: z.coerce.number(),
  clawed_back: z.coerce.number(),
  restored: z.coerce.number(),
  adjusted: z.coerce.number(),
})

export type Activity = z.infer<typeof activity>

export type ActivityQuestion = { from: Date; to: Date; period: "day" | "week" | "month"; time_zone: string }

const SUMS = `COALESCE(sum(e.points) FILTER (WHERE e.type = 'earn'), 0) AS earned, COALESCE(-sum(e.points) FILTER (WHERE e.type = 'redeem'), 0) AS redeemed,
  COALESCE(-sum(e.points) FILTER (WHERE e.type = 'expire'), 0) AS expired, COALESCE(-sum(e.points) FILTER (WHERE e.type = 'clawback'), 0) AS clawed_back,
  COALESCE(sum(e.points) FILTER (WHERE e.type = 'restore'), 0) AS restored, COALESCE(sum(e.points) FILTER (WHERE e.type = 'adjust'), 0) AS adjusted`

/** What happened in each period of a half-open window; periods in which nothing did are there with zeros. */
export const readActivity = async (db: Db, { from, to, period, time_zone }: ActivityQuestion): Promise<Activity[]> => {
  const rows = await run(
    db,
    `SELECT timezone(:time_zone, p.starts) AS starts_at, ${SUMS}
     FROM generate_series(date_trunc(:period, timezone(:time_zone, CAST(:from AS timestamptz))), timezone(:time_zone, CAST(:to AS timestamptz)) - interval '1 microsecond', CAST('1 ' || :period AS interval)) AS p(starts)
     LEFT JOIN reward_points_entry e ON e.created_at >= :from AND e.created_at < :to AND date_trunc(:period, timezone(:time_zone, e.created_at)) = p.starts
     GROUP BY p.starts ORDER BY p.starts`,
    { from, to, period, time_zone }
  )
  return rows.map((row) => activity.parse(row))
}

/** Accounts that earned most in a window. */
export const readTopAccounts = async (db: Db, from: Date, to: Date, limit: number): Promise<{ account_id: string; earned: number; redeemed: number }[]> => {
  const rows = await run<{ account_id: string; earned: string; redeemed: string }>(
    db,
    `SELECT e.account_id, COALESCE(sum(e.points) FILTER (WHERE e.type = 'earn'), 0) AS earned, COALESCE(-sum(e.points) FILTER (WHERE e.type = 'redeem'), 0) AS redeemed
     FROM reward_points_entry e WHERE e.created_at >= :from AND e.created_at < :to AND e.type IN ('earn', 'redeem')
     GROUP BY e.account_id ORDER BY earned DESC, e.account_id LIMIT :limit`,
    { from, to, limit }
  )
  return rows.map(({ account_id, earned, redeemed }) => ({ account_id, earned: Number(earned), redeemed: Number(redeemed) }))
}
