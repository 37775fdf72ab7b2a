/** Uses of orders: what rules gave, what came back of it, and what it cost. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import type { OwnerKey } from "../domain/owner-key"

/** The rule as it stood when the order was placed; empty where it was gone already. */
const ruleAsItStood = z.looseObject({ name: z.string().optional(), conditions: z.unknown().optional(), on_return: z.enum(["expect_back", "keep"]).optional() })

const row = z.object({
  id: z.string(),
  cart_id: z.string(),
  order_id: z.string(),
  rule_id: z.string(),
  kind: z.enum(["line", "pieces"]),
  variant_id: z.string().nullable(),
  instead_of: z.string().nullable(),
  line_id: z.string(),
  line_key: z.string(),
  order_line_id: z.string().nullable(),
  owner_type: z.enum(["company", "customer", "guest"]).nullable(),
  owner_id: z.string().nullable(),
  customer_id: z.string().nullable(),
  quantity: z.number(),
  returned_quantity: z.number(),
  cost: z.string(),
  currency_code: z.string(),
  rule: ruleAsItStood,
  claimed_at: z.coerce.date(),
  counted_at: z.coerce.date(),
})

/** What an order got of a rule. `cost` is a decimal text in major units, of all `quantity` pieces. */
export type UseRow = z.infer<typeof row>

/** What orders got. */
export const usesOfOrders = async (db: Db, order_ids: string[]): Promise<UseRow[]> =>
  (await run(db, `SELECT * FROM free_product_use WHERE order_id = ANY(CAST(:order_ids AS text[])) ORDER BY order_id, ticket, id`, { order_ids })).map((each) => row.parse(each))

/** Counts the claims of a cart that has become an order. A second time nothing happens. @returns how many were counted now */
export const countUses = async (db: Db, cart_id: string, order_id: string, at: Date): Promise<number> =>
  (await run(db, `UPDATE free_product_use SET order_id = :order_id, counted_at = :at WHERE cart_id = :cart_id AND order_id IS NULL RETURNING id`, { cart_id, order_id, at })).length

/** What is known of a use once its order was looked at. */
export type SettledUse = { id: string; order_line_id: string | null; returned_quantity: number }

/** Notes the order's lines, and what came back of each use. */
export const settleUses = async (db: Db, settled: SettledUse[]): Promise<void> => {
  await run(
    db,
    `UPDATE free_product_use u SET order_line_id = coalesce(u.order_line_id, x.order_line_id), returned_quantity = least(u.quantity, greatest(0, x.returned_quantity))
     FROM jsonb_to_recordset(CAST(:settled AS jsonb)) AS x(id text, order_line_id text, returned_quantity integer) WHERE u.id = x.id AND u.order_id IS NOT NULL`,
    { settled: JSON.stringify(settled) }
  )
}

/** Free pieces that stand, by rule: given and not given back, and those that are claimed. Rules that gave nothing are left out. */
export const givenOf = async (db: Db, rule_ids: string[]): Promise<Map<string, number>> => {
  const rows = await run<{ rule_id: string; given: string }>(
    db,
    `SELECT rule_id, sum(quantity - returned_quantity) AS given FROM free_product_use WHERE rule_id = ANY(CAST(:rule_ids AS text[])) AND returned_quantity < quantity GROUP BY rule_id`,
    { rule_ids }
  )
  return new Map(rows.map(({ rule_id, given }) => [rule_id, Number(given)]))
}

/** Uses of a rule in a window, half open; null: without that end. */
export type UsageQuestion = { rule_id: string; from: Date | null; to: Date | null }

const ASKED = `rule_id = :rule_id AND (CAST(:from AS timestamptz) IS NULL OR claimed_at >= :from) AND (CAST(:to AS timestamptz) IS NULL OR claimed_at < :to)`

/** What a rule gave, in figures: `cost` is what the standing pieces cost otherwise. */
export type UsageFigures = { given: number; returned: number; claimed: number; orders: number; count: number; by_currency: { currency_code: string; cost: string }[] }

export const usageFigures = async (db: Db, question: UsageQuestion): Promise<UsageFigures> => {
  const rows = await run<{ currency_code: string; given: string; returned: string; claimed: string; orders: string; count: string; cost: string }>(
    db,
    `SELECT currency_code, coalesce(sum(quantity) FILTER (WHERE order_id IS NOT NULL), 0) AS given, sum(returned_quantity) AS returned, coalesce(sum(quantity) FILTER (WHERE order_id IS NULL), 0) AS claimed,
       count(DISTINCT order_id) AS orders, count(order_id) AS count, coalesce(sum(cost * (quantity - returned_quantity) / quantity) FILTER (WHERE order_id IS NOT NULL), 0) AS cost
     FROM free_product_use WHERE ${ASKED} GROUP BY currency_code ORDER BY currency_code`,
    question
  )
  const sum = (field: "given" | "returned" | "claimed" | "orders" | "count"): number => rows.reduce((total, each) => total + Number(each[field]), 0)
  return {
    given: sum("given"),
    returned: sum("returned"),
    claimed: sum("claimed"),
    orders: sum("orders"),
    count: sum("count"),
    by_currency: rows.map(({ currency_code, cost }) => ({ currency_code, cost })),
  }
}

/** What a rule gave to orders, the newest first. */
export const usagePage = async (db: Db, question: UsageQuestion, page: { limit: number; offset: number }): Promise<UseRow[]> =>
  (await run(db, `SELECT * FROM free_product_use WHERE ${ASKED} AND order_id IS NOT NULL ORDER BY claimed_at DESC, id DESC LIMIT :limit OFFSET :offset`, { ...question, ...page })).map((each) => row.parse(each))

/** The orders that got something of a rule, by currency, for what was paid in them. */
export const ordersOfUsage = async (db: Db, question: UsageQuestion, after: string, limit: number): Promise<string[]> =>
  (
    await run<{ order_id: string }>(db, `SELECT DISTINCT order_id FROM free_product_use WHERE ${ASKED} AND order_id > :after ORDER BY order_id LIMIT :limit`, { ...question, after, limit })
  ).map(({ order_id }) => order_id)

/** A person is forgotten: what he got counts on for the rule's total, and for nobody. What was bought for a company stays the company's. */
export const forgetUser = async (db: Db, customer_id: string, guest: OwnerKey | null): Promise<void> => {
  await run(
    db,
    `UPDATE free_product_use SET customer_id = NULL, owner_type = CASE WHEN owner_type = 'company' THEN owner_type END, owner_id = CASE WHEN owner_type = 'company' THEN owner_id END
     WHERE customer_id = :customer_id OR owner_id = :customer_id OR (CAST(:guest_id AS text) IS NOT NULL AND owner_id = :guest_id)`,
    { customer_id, guest_id: guest?.owner_id ?? null }
  )
}
