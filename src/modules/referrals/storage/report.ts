/** SQL of what a merchant asks of referrals, by period of the shop's calendar. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"

/** A half-open window, in periods. */
export type ReportQuestion = { from: Date; to: Date; period: "day" | "week" | "month"; time_zone: string }

const periodRow = z.object({ starts: z.string(), starts_at: z.coerce.date(), claims: z.coerce.number(), qualified: z.coerce.number(), rewarded: z.coerce.number(), reversed: z.coerce.number() })

/** What happened in a period. `starts`: its first moment by the shop's clock, by which the other figures name it. */
export type ReportPeriod = z.infer<typeof periodRow>

const PERIODS = `generate_series(date_trunc(:period, timezone(:time_zone, CAST(:from AS timestamptz))), timezone(:time_zone, CAST(:to AS timestamptz)) - interval '1 microsecond', CAST('1 ' || :period AS interval)) AS p(starts)`

const named = (instant: string): string => `to_char(date_trunc(:period, timezone(:time_zone, ${instant})), 'YYYY-MM-DD')`

/** Moves by period; periods in which nothing happened are there with zeros. Who was no friend from the start is no claim. */
export const periodsOf = async (db: Db, question: ReportQuestion): Promise<ReportPeriod[]> => {
  const rows = await run(
    db,
    `SELECT to_char(p.starts, 'YYYY-MM-DD') AS starts, timezone(:time_zone, p.starts) AS starts_at,
       count(c.id) FILTER (WHERE c.from_state IS NULL AND c.to_state <> 'rejected') AS claims,
       count(DISTINCT c.referral_id) FILTER (WHERE c.to_state = 'qualified') AS qualified,
       count(c.id) FILTER (WHERE c.to_state = 'rewarded') AS rewarded, count(c.id) FILTER (WHERE c.to_state = 'reversed') AS reversed
     FROM ${PERIODS} LEFT JOIN referral_change c ON c.at >= :from AND c.at < :to AND date_trunc(:period, timezone(:time_zone, c.at)) = p.starts
     GROUP BY p.starts ORDER BY p.starts`,
    question
  )
  return rows.map((row) => periodRow.parse(row))
}

const revenueRow = z.object({ starts: z.string(), currency_code: z.string(), net: z.string() })

/** What friends' first orders are worth net, after what was undone, by the period in which they counted. */
export const revenueByPeriod = async (db: Db, { from, to, period, time_zone }: ReportQuestion): Promise<z.infer<typeof revenueRow>[]> =>
  (
    await run(
      db,
      `SELECT ${named("qualified_at")} AS starts, currency_code, CAST(sum(net) AS text) AS net FROM referral
       WHERE qualified_at >= :from AND qualified_at < :to AND currency_code IS NOT NULL AND net IS NOT NULL AND state <> 'rejected' GROUP BY 1, 2 ORDER BY 1, 2`,
      { from, to, period, time_zone }
    )
  ).map((row) => revenueRow.parse(row))

/** How many of the claims of a window have qualified, 0 to 1; null where there were none. */
export const conversionOf = async (db: Db, from: Date, to: Date): Promise<number | null> => {
  const [{ claims, qualified }] = await run<{ claims: string; qualified: string }>(
    db,
    `SELECT count(*) AS claims, count(*) FILTER (WHERE r.qualified_at IS NOT NULL) AS qualified FROM referral r
     JOIN referral_change c ON c.referral_id = r.id AND c.from_state IS NULL AND c.to_state <> 'rejected' WHERE r.claimed_at >= :from AND r.claimed_at < :to`,
    { from, to }
  )
  return Number(claims) === 0 ? null : Number(qualified) / Number(claims)
}

const useRow = z.object({ order_id: z.string(), starts: z.string() })

/** The orders that used a friend's discount, by the period in which they did. */
export const discountedOrders = async (db: Db, { from, to, period, time_zone }: ReportQuestion): Promise<z.infer<typeof useRow>[]> =>
  (
    await run(db, `SELECT order_id, ${named("claimed_at")} AS starts FROM referral_use WHERE order_id IS NOT NULL AND given_back_at IS NULL AND claimed_at >= :from AND claimed_at < :to ORDER BY claimed_at, id`, {
      from,
      to,
      period,
      time_zone,
    })
  ).map((row) => useRow.parse(row))

/** The promotions that give friends their discounts. */
export const promotionIds = async (db: Db): Promise<string[]> => (await run<{ promotion_id: string }>(db, `SELECT promotion_id FROM referral_promotion`)).map(({ promotion_id }) => promotion_id)
