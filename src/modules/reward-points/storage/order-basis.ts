/** What decides how a cart is completed and an order settled, each read at once. */
import { run, type Db } from "../../../storage/sql"
import { DEFAULT_PROGRAM, type Program } from "../domain/program"
import { readRecordedOrder, recordedOrders, storedAwards, type RecordedOrder, type StoredAwards } from "./orders"
import { readVersion } from "./programs"
import { readRedemptionRow, type RedemptionRow } from "./redemptions"

/** The programme in force, what is recorded of an order, and what its cart redeemed and earns. */
export type OrderBasis = { program: Program; orders: RecordedOrder[]; redemption: RedemptionRow | null; awards: StoredAwards | null }

const PROGRAM = "(SELECT to_json(p) FROM reward_points_program p ORDER BY p.version DESC LIMIT 1)"
const REDEMPTION = `(SELECT to_json(r) FROM (SELECT cart_id, account_id, customer_id, intent, points, CAST(value AS text) AS value, CAST(adjusted AS text) AS adjusted, currency_code, entry_id, order_id, updated_at
         FROM reward_points_redemption WHERE cart_id = :cart_id) r)`

const programOf = (row: unknown): Program => (row ? readVersion(row).program : DEFAULT_PROGRAM)

/** The programme in force, what a cart redeems, and whether an earlier completion of it has left awards. */
export type CartBasis = Pick<OrderBasis, "program" | "redemption"> & { has_awards: boolean }

/** One statement. */
export const readCartBasis = async (db: Db, cart_id: string): Promise<CartBasis> => {
  const [{ program, redemption, has_awards }] = await run<{ program: unknown; redemption: unknown; has_awards: boolean }>(
    db,
    `SELECT ${PROGRAM} AS program, ${REDEMPTION} AS redemption, EXISTS (SELECT 1 FROM reward_points_award a WHERE a.cart_id = :cart_id) AS has_awards`,
    { cart_id }
  )
  return { program: programOf(program), redemption: redemption ? readRedemptionRow(redemption) : null, has_awards }
}

/** One statement. @param cart_id null for an order that no cart made */
export const readOrderBasis = async (db: Db, order_id: string, cart_id: string | null): Promise<OrderBasis> => {
  const [{ program, orders, redemption, awards }] = await run<{ program: unknown; orders: unknown[] | null; redemption: unknown; awards: unknown }>(
    db,
    `SELECT ${PROGRAM} AS program,
       (SELECT json_agg(found) FROM (${recordedOrders("o.order_id = :order_id")}) found) AS orders,
       ${REDEMPTION} AS redemption,
       (SELECT a.awards FROM reward_points_award a WHERE a.cart_id = :cart_id) AS awards`,
    { order_id, cart_id }
  )
  return {
    program: programOf(program),
    orders: (orders ?? []).map(readRecordedOrder),
    redemption: redemption ? readRedemptionRow(redemption) : null,
    awards: awards ? storedAwards.parse(awards) : null,
  }
}
