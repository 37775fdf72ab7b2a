/** SQL of what owners have earned, by day. */
import { run, type Db } from "../../../storage/sql"

/** Points that one owner earned on one day of the calendar, minus what was taken back of them. */
export type EarnedDay = { owner_id: string; day: string; points: number }

/**
 * What owners earned with orders and actions, by the day on which they earned it. What was taken back counts
 * on the day on which the order had earned it, also where it was spent or had expired by then. One statement.
 *
 * @param owners each since a day such as `2026-12-31` in the zone
 */
export const earnedByDay = async (db: Db, owner_type: "customer" | "company", owners: readonly { id: string; from: string }[], until: Date, time_zone: string): Promise<EarnedDay[]> => {
  const rows = await run<{ owner_id: string; day: string; points: string }>(
    db,
    `SELECT owner_id, day, CAST(sum(points) AS text) AS points FROM (
       SELECT a.owner_id, o.from_day, e.points - CASE WHEN e.type = 'earn' THEN 0 ELSE COALESCE((
         SELECT sum(CASE d.kind WHEN 'cover' THEN -d.points ELSE d.points END) FROM reward_points_draw d WHERE d.entry_id = e.id AND d.kind IN ('miss', 'lapse', 'cover')
       ), 0) END AS points, to_char(CASE WHEN e.type = 'earn' THEN e.created_at ELSE COALESCE((
         SELECT min(first.created_at) FROM reward_points_entry first
         WHERE first.account_id = e.account_id AND first.type = 'earn' AND (first.id = e.corrects OR first.order_id = e.order_id)
       ), e.created_at) END AT TIME ZONE :time_zone, 'YYYY-MM-DD') AS day
       FROM unnest(CAST(:ids AS text[]), CAST(:froms AS text[])) AS o(id, from_day)
       JOIN reward_points_account a ON a.owner_type = :owner_type AND a.owner_id = o.id
       JOIN reward_points_entry e ON e.account_id = a.id AND e.type IN ('earn', 'clawback') AND e.created_at < CAST(:until AS timestamptz)
     ) entries WHERE day >= from_day GROUP BY owner_id, day ORDER BY owner_id, day`,
    { owner_type, ids: owners.map(({ id }) => id), froms: owners.map(({ from }) => from), until, time_zone }
  )
  return rows.map(({ points, ...row }) => ({ ...row, points: Number(points) }))
}
