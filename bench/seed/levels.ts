import type { Client } from "pg"

/** The instant that the bench's night judges by. */
export const NIGHT = "2030-06-30T02:00:00.000Z"

/** Orders of each customer, spread over the two years before the night. */
export const ORDERS_EACH = 10

const LADDER = { name: "Bench", status: "active", audiences: ["customer"], match: "any", window: { type: "rolling_months", months: 12 }, counts_from: "order_placed", conversion: null, grace_days: 0, when_undone: "at_once", manual_members: "grant", warn_days: null, terms: null }

/** A ladder of three levels with a group each. */
export const insertLadder = async (client: Client): Promise<void> => {
  await client.query("INSERT INTO loyalty_ladder (id, name, status, for_customers, for_companies, settings) VALUES ('lylad_bench', 'Bench', 'active', true, false, $1)", [JSON.stringify(LADDER)])
  for (const [rank, spend] of [300, 600, 900].entries()) {
    await client.query("INSERT INTO customer_group (id, name) VALUES ($1, $1)", [`cusgroup_bench_${rank + 1}`])
    await client.query("INSERT INTO loyalty_level (id, ladder_id, name, rank, thresholds, customer_group_id) VALUES ($1, 'lylad_bench', $1, $2, $3, $4)", [`lylev_bench_${rank + 1}`, rank + 1, JSON.stringify({ net_spend: { eur: String(spend) } }), `cusgroup_bench_${rank + 1}`])
  }
}

/** Registered customers with ten orders each, and the ladder. */
export const insertCustomersWithOrders = async (client: Client, count: number): Promise<void> => {
  await client.query("INSERT INTO customer (id, email, has_account, created_at) SELECT 'cus_bench_' || lpad(n::text, 8, '0'), 'bench-' || n || '@bench.example', true, '2028-01-01' FROM generate_series(1, $1::int) n", [count])
  await insertLadder(client)
  const orders = `SELECT n, o, 'order_bench_' || n || '_' || o AS order_id, timestamptz '2030-06-30' - (((n * 37 + o * 71) % 730) || ' days')::interval AS placed_at, ((n * 13 + o * 29) % 300)::numeric + 0.99 AS net
    FROM generate_series(1, $1::int) n, generate_series(1, ${ORDERS_EACH}) o`
  await client.query(`INSERT INTO purchase_order (order_id, placed_version, placed_total, placed_at, read_at, followed_at) SELECT order_id, 1, net, placed_at, placed_at, placed_at FROM (${orders}) x`, [count])
  await client.query(
    `INSERT INTO purchase (id, order_id, line_id, customer_id, currency_code, quantity, unit_price, net, tax, placed_at, order_version)
     SELECT 'purch' || substr(order_id, 6), order_id, order_id || '_line', 'cus_bench_' || lpad(n::text, 8, '0'), 'eur', 1, net, net, 0, placed_at, 1 FROM (${orders}) x`,
    [count]
  )
  await client.query("ANALYZE")
}
