/** What decides how a cart is completed and an order settled, each read at once. */
import { run, type Db } from "../../../storage/sql"
import { DEFAULT_PROGRAM, type Program } from "../domain/program"
import { readAccountRow, type AccountRow } from "./accounts"
import { BALANCE_OF_REDEMPTION, readBalanceRow } from "./balances"
import { ACTIVE_RULES, rulesOfRows, type ActiveRules } from "./earning-rules"
import { DEBIT_STATE, readDebitState, type DebitState } from "./first-debit"
import { readRecordedOrder, recordedOrders, storedAwards, type RecordedOrder, type StoredAwards } from "./orders"
import { readVersion } from "./programs"
import { readRedemptionRow, type RedemptionRow } from "./redemptions"

/** The programme in force, what is recorded of an order, and what its cart redeemed and earns. */
export type OrderBasis = { program: Program; orders: RecordedOrder[]; redemption: RedemptionRow | null; awards: StoredAwards | null }

const PROGRAM = "(SELECT to_json(p) FROM reward_points_program p ORDER BY p.version DESC LIMIT 1)"
const REDEMPTION = `(SELECT to_json(r) FROM (SELECT cart_id, account_id, customer_id, intent, points, CAST(value AS text) AS value, CAST(adjusted AS text) AS adjusted, currency_code, entry_id, order_id, updated_at
         FROM reward_points_redemption WHERE cart_id = :cart_id) r)`

const programOf = (row: unknown): Program => (row ? readVersion(row).program : DEFAULT_PROGRAM)

/**
 * What a completion looks at: the programme in force and its active rules, what a cart redeems, and whether an earlier
 * completion of it has left awards. `redeemed_from`: the account that it redeems from, as it is at this moment.
 */
export type CartBasis = Pick<OrderBasis, "program" | "redemption"> & ActiveRules & { has_awards: boolean; redeemed_from: (DebitState & { available: number }) | null }

type CartBasisRow = { program: unknown; redemption: unknown; has_awards: boolean; rules: Record<string, unknown>[] | null; state: unknown; balance: unknown }

/** One statement. */
export const readCartBasis = async (db: Db, cart_id: string, at: Date): Promise<CartBasis> => {
  const [{ program, redemption, has_awards, rules, state, balance }] = await run<CartBasisRow>(
    db,
    `SELECT ${PROGRAM} AS program, ${REDEMPTION} AS redemption, EXISTS (SELECT 1 FROM reward_points_award a WHERE a.cart_id = :cart_id) AS has_awards,
       (SELECT json_agg(x) FROM (${ACTIVE_RULES}) x) AS rules,
       (SELECT ${DEBIT_STATE} FROM reward_points_redemption r WHERE r.cart_id = :cart_id) AS state,
       (SELECT ${BALANCE_OF_REDEMPTION} FROM reward_points_redemption r WHERE r.cart_id = :cart_id) AS balance`,
    { cart_id, at }
  )
  return {
    program: programOf(program),
    redemption: redemption ? readRedemptionRow(redemption) : null,
    has_awards,
    ...rulesOfRows(rules ?? []),
    redeemed_from: state ? { ...readDebitState(state), available: readBalanceRow(balance).available } : null,
  }
}

/** What the turn of a redemption looks at, where a cart has one: the programme, and the account that it redeems from as it is at this moment. */
export type TurnBasis = { program: Program; redemption: RedemptionRow; account: AccountRow; available: number }

/** One statement. Null where the cart redeems nothing. */
export const readTurnBasis = async (db: Db, cart_id: string, at: Date): Promise<TurnBasis | null> => {
  const [row] = await run<{ program: unknown; redemption: unknown; account: unknown; balance: unknown }>(
    db,
    `SELECT ${PROGRAM} AS program, ${REDEMPTION} AS redemption, (SELECT to_json(a) FROM reward_points_account a WHERE a.id = r.account_id) AS account, ${BALANCE_OF_REDEMPTION} AS balance
     FROM reward_points_redemption r WHERE r.cart_id = :cart_id`,
    { cart_id, at }
  )
  return row ? { program: programOf(row.program), redemption: readRedemptionRow(row.redemption), account: readAccountRow(row.account), available: readBalanceRow(row.balance).available } : null
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
