/** SQL of what owners have bought, by day: one statement for any number of owners. */
import { run, type Db } from "../../../storage/sql"

/** Whose purchases, since which day (`2026-12-31` in the zone that is asked for). */
export type FigureOwner = { id: string; from: string }

/**
 * What is asked.
 *
 * @property owner_type `customer`: what he bought, for whomever; `company`: what was bought for it
 * @property event The event from which an order counts; orders that have not reached it count nowhere
 * @property until Orders from this instant on do not count
 * @property by_day False: all days together, as the day `0001-01-01`
 */
export type FiguresQuestion = {
  owner_type: "customer" | "company"
  owners: readonly FigureOwner[]
  event: "order_placed" | "payment_captured" | "order_fulfilled" | "order_completed"
  until: Date
  time_zone: string
  by_day: boolean
}

/**
 * What one owner bought on one day in one currency, minus what is undone. Decimals are text.
 *
 * @property net In money: without tax, after promotions, without what points paid
 * @property orders Orders of which something stands; what was added to an order later is no order of its own
 * @property items Pieces, each as far as it is not undone
 */
export type OwnerDay = { owner_id: string; day: string; currency_code: string; net: string; orders: number; items: string }

const INSTANT = { order_placed: "placed_at", payment_captured: "captured_at", order_fulfilled: "fulfilled_at", order_completed: "completed_at" } as const
const OWNER = { customer: "customer_id", company: "company_id" } as const

/** A fraction such as 1/3 is kept to thirty decimals, so that sums are exact in all that a currency has. */
const standing = (value: string): string => `CASE WHEN p.undone_num = 0 THEN ${value} ELSE CAST((${value}) * (p.undone_den - p.undone_num) AS numeric(200, 30)) / p.undone_den END`

/** Free products count nowhere. */
export const figuresByDay = async (db: Db, { owner_type, owners, event, until, time_zone, by_day }: FiguresQuestion): Promise<OwnerDay[]> => {
  const [owner, instant] = [OWNER[owner_type], INSTANT[event]]
  return run<OwnerDay>(
    db,
    `SELECT owner_id, day, currency_code, CAST(round(sum(net), 20) AS text) AS net, CAST(count(*) FILTER (WHERE stands) AS int) AS orders, CAST(round(sum(items), 20) AS text) AS items
     FROM (
       SELECT p.${owner} AS owner_id, p.currency_code,
         CASE WHEN CAST(:by_day AS boolean) THEN to_char(min(p.${instant}) AT TIME ZONE :time_zone, 'YYYY-MM-DD') ELSE '0001-01-01' END AS day,
         sum(${standing("p.net + p.added_net")}) AS net, sum(${standing("p.quantity + p.added_quantity")}) AS items,
         bool_or(p.undone_num < p.undone_den) AND bool_or(p.quantity > 0) AS stands
       FROM unnest(CAST(:ids AS text[]), CAST(:froms AS text[])) AS o(id, from_day)
       JOIN purchase p ON p.${owner} = o.id
         AND p.${instant} >= (CASE WHEN o.from_day <= '0001-01-01' THEN CAST('-infinity' AS timestamptz) ELSE CAST(o.from_day AS timestamp) AT TIME ZONE :time_zone END)
         AND p.${instant} < CAST(:until AS timestamptz)
       WHERE NOT p.is_free_product
       GROUP BY p.${owner}, p.order_id, p.currency_code
     ) orders
     GROUP BY owner_id, day, currency_code ORDER BY owner_id, day, currency_code`,
    { ids: owners.map(({ id }) => id), froms: owners.map(({ from }) => from), until, time_zone, by_day }
  )
}

/** What orders paid for in one currency, in money, without tax and minus what is undone; a decimal text. */
export type PaidNet = { currency_code: string; net: string }

/** What was paid for in these orders, by currency; free products count nowhere. */
export const paidNetOf = async (db: Db, order_ids: string[]): Promise<PaidNet[]> =>
  run<PaidNet>(
    db,
    `SELECT p.currency_code, CAST(round(sum(${standing("p.net + p.added_net")}), 20) AS text) AS net FROM purchase p
     WHERE p.order_id = ANY(CAST(:order_ids AS text[])) AND NOT p.is_free_product GROUP BY p.currency_code ORDER BY p.currency_code`,
    { order_ids }
  )
