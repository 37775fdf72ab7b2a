/** What orders earned and paid with points, per account and line. */
import { z } from "../../../shared/schema"
import { insertedFrom } from "../../../storage/records"
import { run, type Db } from "../../../storage/sql"

export const reason = z.object({ rule_id: z.string(), name: z.string(), points: z.number() })

/** What an order gives to one account, computed before the order exists. */
export const award = z.object({
  account_id: z.string(),
  points: z.number(),
  breakdown: z.array(reason),
  /** By a line's key: an order's lines have other ids than its cart's. */
  lines: z.array(z.object({ line_id: z.string(), points: z.number(), reasons: z.array(reason) })),
})

/**
 * What a cart earns, under which version of the programme, for which company, and what was known of the
 * buyer's earlier orders; `held`: what a guest's cart earns, which is nobody's yet.
 */
export const storedAwards = z.object({
  program_version: z.number(),
  company_id: z.string().nullable(),
  /** Null where no rule asked. */
  orders_before: z.number().nullable().default(null),
  awards: z.array(award),
  held: award.omit({ account_id: true }).nullish(),
})

export type Award = z.infer<typeof award>
export type StoredAwards = z.infer<typeof storedAwards>

const orderRow = z.object({
  order_id: z.string(),
  account_id: z.string(),
  cart_id: z.string().nullable(),
  currency_code: z.string(),
  program_version: z.number(),
  earned: z.coerce.number(),
  posted: z.coerce.number(),
  clawed: z.coerce.number(),
  redeemed: z.coerce.number(),
  restored: z.coerce.number(),
  redeemed_value: z.string(),
  earn_entry_id: z.string().nullable(),
  lot_id: z.string().nullable(),
  redeem_entry_id: z.string().nullable(),
  breakdown: z.array(reason),
  placed_at: z.coerce.date(),
  /** Earlier orders of the buyer, as they were counted when it was placed; null where no rule asked. */
  orders_before: z.number().nullable(),
  granted_at: z.coerce.date().nullable(),
  /** Of the purchases that it was settled from last. */
  revision: z.number(),
})

const lineRow = z.object({
  order_id: z.string(),
  account_id: z.string(),
  line_id: z.string(),
  earned: z.coerce.number(),
  clawed: z.coerce.number(),
  redeemed: z.coerce.number(),
  restored: z.coerce.number(),
  redeemed_value: z.string(),
  reasons: z.array(reason),
  /** Net value, where this is what was added to a line later. */
  added_net: z.coerce.string().nullable(),
  /** What an edit has left of what points paid (see `domain/standing.ts`), null as long as none was edited. */
  standing_value: z.coerce.string().nullable(),
  kept_value: z.coerce.string().nullable(),
  standing_quantity: z.coerce.string().nullable(),
  /** The version of the order that it was read from. */
  standing_version: z.number().nullable(),
})

export type OrderRow = z.infer<typeof orderRow>
export type OrderLineRow = z.infer<typeof lineRow>

/** What an edit has left of what points paid for a line. */
export type LineStanding = Pick<OrderLineRow, "standing_value" | "kept_value" | "standing_quantity" | "standing_version">

/** A line that points paid for. */
export type PaidLineRow = Pick<OrderLineRow, "account_id" | "line_id" | "redeemed" | "redeemed_value"> & LineStanding

/** Keeps what a cart will earn until its order is known. */
export const noteAwards = async (db: Db, cart_id: string, awards: StoredAwards): Promise<void> => {
  await run(
    db,
    `INSERT INTO reward_points_award (cart_id, awards) VALUES (:cart_id, CAST(:awards AS jsonb))
     ON CONFLICT (cart_id) DO UPDATE SET awards = EXCLUDED.awards, created_at = now()`,
    { cart_id, awards: JSON.stringify(awards) }
  )
}

/** Forgets what a cart would have earned, had an earlier completion of it not failed. */
export const forgetAwards = async (db: Db, cart_id: string): Promise<void> => {
  await run(db, `DELETE FROM reward_points_award WHERE cart_id = :cart_id`, { cart_id })
}

/** An order and its lines as they are first recorded. */
export type NewOrder = Omit<OrderRow, "posted" | "clawed" | "restored" | "earn_entry_id" | "lot_id" | "granted_at" | "revision"> & {
  /** Whose order it is: caps count what it gets. */
  customer_id: string | null
  lines: Omit<OrderLineRow, "order_id" | "account_id" | "clawed" | "restored" | keyof LineStanding>[]
}

export const ORDER_COLUMNS =
  "order_id text, account_id text, cart_id text, currency_code text, program_version integer, earned bigint, redeemed bigint, redeemed_value numeric, redeem_entry_id text, breakdown jsonb, placed_at timestamptz, orders_before integer"
export const LINE_COLUMNS = "order_id text, account_id text, line_id text, earned bigint, redeemed bigint, redeemed_value numeric, reasons jsonb, added_net numeric"

/** Records what orders earned and redeemed, once: what is recorded already stays. One statement. */
export const insertOrders = async (db: Db, orders: NewOrder[]): Promise<void> => {
  await run(
    db,
    `WITH orders AS (
       ${insertedFrom("reward_points_order", ORDER_COLUMNS, "orders")}
       ON CONFLICT DO NOTHING RETURNING order_id, account_id
     )
     INSERT INTO reward_points_order_line (order_id, account_id, line_id, earned, redeemed, redeemed_value, reasons, added_net)
     SELECT x.order_id, x.account_id, x.line_id, x.earned, x.redeemed, x.redeemed_value, x.reasons, x.added_net FROM jsonb_to_recordset(CAST(:lines AS jsonb)) AS x(${LINE_COLUMNS})
     JOIN orders o ON o.order_id = x.order_id AND o.account_id = x.account_id
     ON CONFLICT DO NOTHING`,
    {
      orders: JSON.stringify(orders.map(({ lines: _lines, ...order }) => order)),
      lines: JSON.stringify(orders.flatMap(({ order_id, account_id, lines }) => lines.map((line) => ({ ...line, order_id, account_id })))),
    }
  )
}

/**
 * Adds lines to an order, as an edit or an exchange adds them, or changes what those lines earn that
 * it added before. An account that had nothing of the order yet gets a record of it.
 */
export const insertLines = async (db: Db, order: Pick<OrderRow, "order_id" | "account_id" | "cart_id" | "currency_code" | "program_version" | "placed_at" | "orders_before">, lines: NewOrder["lines"]): Promise<void> => {
  const { order_id, account_id } = order
  await insertOrders(db, [{ ...order, customer_id: null, earned: 0, breakdown: [], redeemed: 0, redeemed_value: "0", redeem_entry_id: null, lines: [] }])
  await run(
    db,
    `${insertedFrom("reward_points_order_line", LINE_COLUMNS, "lines")}
     ON CONFLICT (order_id, account_id, line_id) DO UPDATE SET earned = EXCLUDED.earned, added_net = EXCLUDED.added_net, reasons = EXCLUDED.reasons`,
    { lines: JSON.stringify(lines.map((line) => ({ ...line, order_id, account_id }))) }
  )
  await run(
    db,
    `UPDATE reward_points_order SET earned = (SELECT sum(l.earned) FROM reward_points_order_line l WHERE l.order_id = :order_id AND l.account_id = :account_id)
     WHERE order_id = :order_id AND account_id = :account_id`,
    { order_id, account_id }
  )
}

/** Everything that is recorded of an order for one account. */
export type RecordedOrder = OrderRow & { /** No debit stands for its redemption any more. */ is_debit_given_back: boolean; lines: OrderLineRow[] }

/** The rows of orders with their lines, by order and account. @param which a condition on `o` */
export const recordedOrders = (which: string): string => `SELECT o.order_id, o.account_id, o.cart_id, o.currency_code, o.program_version, o.earned, o.posted, o.clawed, o.redeemed, o.restored,
       CAST(o.redeemed_value AS text) AS redeemed_value, o.earn_entry_id, o.lot_id, o.redeem_entry_id, o.breakdown, o.placed_at, o.orders_before, o.granted_at, o.revision,
       EXISTS (SELECT 1 FROM reward_points_entry r WHERE r.corrects = o.redeem_entry_id AND r.type = 'restore' AND r.reason_code = 'completion_failed') AS is_debit_given_back,
       COALESCE((SELECT json_agg(json_build_object('order_id', l.order_id, 'account_id', l.account_id, 'line_id', l.line_id, 'earned', l.earned, 'clawed', l.clawed,
         'redeemed', l.redeemed, 'restored', l.restored, 'redeemed_value', l.redeemed_value::text, 'reasons', l.reasons, 'added_net', l.added_net::text,
         'standing_value', l.standing_value::text, 'kept_value', l.kept_value::text, 'standing_quantity', l.standing_quantity::text, 'standing_version', l.standing_version) ORDER BY l.line_id)
       FROM reward_points_order_line l WHERE l.order_id = o.order_id AND l.account_id = o.account_id), '[]') AS lines
     FROM reward_points_order o WHERE ${which} ORDER BY o.order_id, o.account_id`

const recordedOrder = orderRow.extend({ is_debit_given_back: z.boolean(), lines: z.array(lineRow.extend({ redeemed_value: z.coerce.string() })) })

/** Reads a row of {@link recordedOrders}, or its JSON. */
export const readRecordedOrder = (row: unknown): RecordedOrder => recordedOrder.parse(row)

/** Everything that is recorded of orders, one statement. */
export const readOrders = async (db: Db, order_ids: string[]): Promise<RecordedOrder[]> =>
  (await run(db, recordedOrders("o.order_id = ANY(CAST(:order_ids AS text[]))"), { order_ids })).map(readRecordedOrder)

/** The lines of an order that points paid for, shipping among them as `shipping`. One statement. */
export const readPaidLines = async (db: Db, order_id: string): Promise<PaidLineRow[]> => {
  const rows = await run(
    db,
    `SELECT account_id, line_id, redeemed, redeemed_value::text, standing_value::text, kept_value::text, standing_quantity::text, standing_version
     FROM reward_points_order_line WHERE order_id = :order_id AND redeemed > 0 ORDER BY line_id, account_id`,
    { order_id }
  )
  return rows.map((row) => paidLineRow.parse(row))
}

const paidLineRow = lineRow.pick({ account_id: true, line_id: true, redeemed: true, redeemed_value: true, standing_value: true, kept_value: true, standing_quantity: true, standing_version: true })

/**
 * Notes what an edit has left of what points paid. Who has read an older version of the order does
 * not overwrite what was read from a newer one, and what has come back never pays again.
 */
export const noteStandings = async (db: Db, order_id: string, lines: (Pick<OrderLineRow, "account_id" | "line_id"> & LineStanding)[]): Promise<void> => {
  await run(
    db,
    `UPDATE reward_points_order_line l SET standing_value = LEAST(COALESCE(l.standing_value, l.redeemed_value), x.standing_value), kept_value = x.kept_value,
       standing_quantity = x.standing_quantity, standing_version = x.standing_version
     FROM jsonb_to_recordset(CAST(:lines AS jsonb)) AS x(account_id text, line_id text, standing_value numeric, kept_value numeric, standing_quantity numeric, standing_version integer)
     WHERE l.order_id = :order_id AND l.account_id = x.account_id AND l.line_id = x.line_id AND COALESCE(l.standing_version, 0) <= x.standing_version`,
    { order_id, lines: JSON.stringify(lines) }
  )
}

/** What a settlement came to. */
export type SettledOrder = Pick<OrderRow, "order_id" | "account_id" | "posted" | "clawed" | "restored" | "earn_entry_id" | "lot_id" | "redeem_entry_id" | "granted_at" | "revision"> & {
  lines: { line_id: string; clawed: number; restored: number }[]
}

/** Notes what a settlement came to, in its transaction. One statement. */
export const noteSettlement = async (db: Db, { lines, ...order }: SettledOrder): Promise<void> => {
  await run(
    db,
    `WITH lines AS (
       UPDATE reward_points_order_line l SET clawed = x.clawed, restored = x.restored
       FROM jsonb_to_recordset(CAST(:lines AS jsonb)) AS x(line_id text, clawed bigint, restored bigint)
       WHERE l.order_id = :order_id AND l.account_id = :account_id AND l.line_id = x.line_id
     )
     UPDATE reward_points_order SET posted = :posted, clawed = :clawed, restored = :restored, earn_entry_id = :earn_entry_id, lot_id = :lot_id,
       redeem_entry_id = :redeem_entry_id, granted_at = CAST(:granted_at AS timestamptz), revision = :revision, updated_at = now()
     WHERE order_id = :order_id AND account_id = :account_id`,
    { ...order, lines: JSON.stringify(lines) }
  )
}

/** Under which the usage of what was added to an order later is counted, beside that of the order as it was placed. */
export const addedSource = (order_id: string): string => `${order_id}:added`

/**
 * Notes what rules give for what was added to an order, as its lines say it now; what they gave before
 * for it is gone. When a rule gave it first stays: caps of that period count it. In the order's transaction.
 */
export const noteAddedUsage = async (db: Db, { account_id, customer_id }: Receiver, order_id: string, at: Date): Promise<void> => {
  await run(
    db,
    `WITH given AS (
       SELECT r.rule_id, sum(r.points) AS points FROM reward_points_order_line l, jsonb_to_recordset(l.reasons) AS r(rule_id text, points bigint)
       WHERE l.order_id = :order_id AND l.account_id = :account_id AND l.added_net IS NOT NULL GROUP BY r.rule_id
     ), gone AS (
       DELETE FROM reward_points_rule_usage WHERE account_id = :account_id AND source = :source AND rule_id NOT IN (SELECT rule_id FROM given)
     )
     INSERT INTO reward_points_rule_usage (rule_id, account_id, customer_id, source, points, used_at)
     SELECT rule_id, :account_id, :customer_id, :source, points, :at FROM given
     ON CONFLICT (account_id, rule_id, source) DO UPDATE SET points = EXCLUDED.points`,
    { account_id, customer_id, order_id, source: addedSource(order_id), at }
  )
}

/** Whose points a cap counts: those of an account, or all that the orders of a buyer got, whoever holds them. */
export type CappedBy = { account_id: string } | { customer_id: string }

/**
 * What rules gave before, ever and since the beginning of their running period, or in the period that ends with `until`.
 *
 * @param besides a source that is computed anew, and not counted
 */
export const readRuleUsage = async (db: Db, capped: CappedBy, rules: { rule_id: string; since: Date | null; until?: Date | null }[], besides: string | null = null): Promise<Record<string, { account: number; period: number }>> => {
  const rows = await run<{ rule_id: string; account: string; period: string }>(
    db,
    `SELECT u.rule_id, sum(u.points) AS account, COALESCE(sum(u.points) FILTER (WHERE u.used_at >= x.since AND u.used_at < COALESCE(x.until, 'infinity')), 0) AS period
     FROM jsonb_to_recordset(CAST(:rules AS jsonb)) AS x(rule_id text, since timestamptz, until timestamptz)
     JOIN reward_points_rule_usage u ON u.rule_id = x.rule_id AND ${"account_id" in capped ? "u.account_id = :account_id" : "u.customer_id = :customer_id"} AND u.source IS DISTINCT FROM :besides GROUP BY u.rule_id`,
    { ...capped, besides, rules: JSON.stringify(rules) }
  )
  return Object.fromEntries(rows.map(({ rule_id, account, period }) => [rule_id, { account: Number(account), period: Number(period) }]))
}

/** To whom something was given, by whose order. */
type Receiver = { account_id: string; customer_id: string | null }

/** Notes what rules gave; the same source again changes nothing. */
export const noteRuleUsage = async (db: Db, { account_id, customer_id }: Receiver, source: string, given: { rule_id: string; points: number }[], at: Date): Promise<void> => {
  await run(
    db,
    `INSERT INTO reward_points_rule_usage (rule_id, account_id, customer_id, source, points, used_at)
     SELECT x.rule_id, :account_id, :customer_id, :source, x.points, :at FROM jsonb_to_recordset(CAST(:given AS jsonb)) AS x(rule_id text, points bigint)
     ON CONFLICT DO NOTHING`,
    { account_id, customer_id, source, at, given: JSON.stringify(given) }
  )
}
