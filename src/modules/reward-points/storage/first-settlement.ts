/** Reads what a first settlement decides on, and writes all of it at once. */
import { insertedFrom } from "../../../storage/records"
import { isUniqueViolation, run, type Db } from "../../../storage/sql"
import type { Lot } from "../domain/ledger/lot"
import { readAccountRow, type AccountRow, type LockedAccount } from "./accounts"
import { IF_LOCKED, type PreparedEntries } from "./entries"
import { readLotRow } from "./lots"
import { LINE_COLUMNS, ORDER_COLUMNS, type NewOrder, type SettledOrder } from "./orders"

/** An account that is not locked, and its lots that owe. */
export type FirstState = { account: AccountRow; owing: Lot[]; /** No debit stands for the order's redemption any more. */ is_debit_given_back: boolean }

/** One statement: what it answers is of one moment. */
export const readFirstState = async (db: Db, account_id: string, redeem_entry_id: string | null): Promise<FirstState | null> => {
  const [row] = await run<{ owing: unknown[] | null; is_debit_given_back: boolean }>(
    db,
    `SELECT a.*,
       (SELECT json_agg(o) FROM (SELECT l.* FROM reward_points_lot l WHERE l.account_id = a.id AND l.deficit > 0 ORDER BY l.granted_at, l.id) o) AS owing,
       EXISTS (SELECT 1 FROM reward_points_entry r WHERE r.corrects = :redeem_entry_id AND r.type = 'restore' AND r.reason_code = 'completion_failed') AS is_debit_given_back
     FROM reward_points_account a WHERE a.id = :account_id`,
    { account_id, redeem_entry_id }
  )
  return row ? { account: readAccountRow(row), owing: (row.owing ?? []).map(readLotRow), is_debit_given_back: row.is_debit_given_back } : null
}

/** What the order is recorded with beside what it earned and redeemed. */
type First = Pick<SettledOrder, "posted" | "earn_entry_id" | "lot_id" | "granted_at" | "revision" | "lines">

const FIRST_COLUMNS = `${ORDER_COLUMNS}, posted bigint, earn_entry_id text, lot_id text, granted_at timestamptz, revision integer`
const FIRST_LINE_COLUMNS = `${LINE_COLUMNS}, clawed bigint, restored bigint`

/**
 * Records an order, its lines, what rules gave, the order of its cart's redemption, and the entries,
 * in one statement.
 *
 * @param account as it was read
 * @returns false where the account has changed since or was erased, or somebody has recorded the order: nothing is written then
 */
export const writeFirst = async (db: Db, account: LockedAccount, { lines, ...order }: NewOrder, { lines: settled, ...first }: First, entries: PreparedEntries): Promise<boolean> => {
  const { order_id, account_id, customer_id, cart_id, placed_at } = order
  const undone = new Map(settled.map((line) => [line.line_id, line]))
  const parts = [
    `locked AS (SELECT id FROM reward_points_account WHERE id = :id AND last_sequence = :seen_sequence AND last_hash = :seen_hash
       AND activity_expires_at IS NOT DISTINCT FROM CAST(:seen_end AS timestamptz) AND activity_lapsed_at IS NOT DISTINCT FROM CAST(:seen_lapse AS timestamptz) AND erased_at IS NULL FOR NO KEY UPDATE)`,
    `orders AS (${insertedFrom("reward_points_order", FIRST_COLUMNS, "orders")} WHERE ${IF_LOCKED})`,
    `lines AS (${insertedFrom("reward_points_order_line", FIRST_LINE_COLUMNS, "lines")} WHERE ${IF_LOCKED})`,
    `usage AS (INSERT INTO reward_points_rule_usage (rule_id, account_id, customer_id, source, points, used_at)
       SELECT x.rule_id, :id, :customer_id, :order_id, x.points, :placed_at FROM jsonb_to_recordset(CAST(:given AS jsonb)) AS x(rule_id text, points bigint) WHERE ${IF_LOCKED} ON CONFLICT DO NOTHING)`,
    `redemption AS (UPDATE reward_points_redemption SET order_id = :order_id, updated_at = now() WHERE cart_id = :cart_id AND ${IF_LOCKED})`,
    ...entries.parts,
  ]
  const rows = await run(db, `WITH ${parts.join(",\n")}\n${entries.update} RETURNING id`, {
    ...entries.bindings,
    seen_sequence: account.last_sequence,
    seen_hash: account.last_hash,
    seen_end: account.activity_expires_at,
    seen_lapse: account.activity_lapsed_at,
    order_id,
    customer_id,
    cart_id,
    placed_at,
    given: JSON.stringify(order.breakdown),
    orders: JSON.stringify([{ ...order, ...first }]),
    lines: JSON.stringify(lines.map((line) => ({ ...line, order_id, account_id, clawed: undone.get(line.line_id)?.clawed ?? 0, restored: undone.get(line.line_id)?.restored ?? 0 }))),
  }).catch((error: unknown) => {
    // Somebody has recorded the order, or granted its points, at the same moment.
    if (isUniqueViolation(error)) {
      return []
    }
    throw error
  })
  return rows.length > 0
}
