/** Reads what the debit of a cart decides on, and writes it at once. */
import { z } from "../../../shared/schema"
import { isUniqueViolation, run, type Db } from "../../../storage/sql"
import { readAccountRow, type LockedAccount } from "./accounts"
import { IF_LOCKED, type PreparedEntries } from "./entries"
import { FIRST_LOTS, OPEN_LOTS_ORDER, readLotRow, type LotRow } from "./lots"

/** The account that a cart redeems from, unlocked; the first of its lots; who redeems; and how often a debit of the cart was given back. */
export type DebitState = { account: LockedAccount; lots: LotRow[]; customer_id: string; failed: number }

/**
 * The state as JSON, within a statement that has the redemption as `r` and `:at`. Lots are those of an
 * account whose points no inactivity ends; of another they are not in their order.
 */
export const DEBIT_STATE = `(SELECT json_build_object('account', to_json(a), 'customer_id', r.customer_id,
    'failed', (SELECT count(*) FROM reward_points_entry e WHERE e.cart_id = r.cart_id AND e.type = 'restore' AND e.reason_code = 'completion_failed'),
    'lots', (SELECT json_agg(o) FROM (SELECT l.* FROM reward_points_lot l WHERE l.account_id = a.id AND l.remaining > 0
      AND COALESCE(l.expires_at, 'infinity') > :at AND l.available_at <= :at ${OPEN_LOTS_ORDER} LIMIT ${FIRST_LOTS}) o))
  FROM reward_points_account a WHERE a.id = r.account_id)`

const state = z.object({ account: z.unknown(), customer_id: z.string(), failed: z.coerce.number(), lots: z.array(z.unknown()).nullish() })

/** Reads {@link DEBIT_STATE}. */
export const readDebitState = (json: unknown): DebitState => {
  const { account, lots, ...redeemer } = state.parse(json)
  return { account: readAccountRow(account), lots: (lots ?? []).map(readLotRow), ...redeemer }
}

/**
 * Debits a cart and notes the debit, in one statement.
 *
 * @param account as it was read
 * @returns false where the account has changed since, or the cart redeems something else or is debited: nothing is written then
 */
export const writeFirstDebit = async (db: Db, account: LockedAccount, { cart_id, customer_id, points }: { cart_id: string; customer_id: string; points: number }, entries: PreparedEntries): Promise<boolean> => {
  const parts = [
    `locked AS (SELECT a.id FROM reward_points_account a JOIN reward_points_redemption r ON r.account_id = a.id
       WHERE r.cart_id = :cart_id AND r.customer_id = :customer_id AND r.points = :points AND r.entry_id IS NULL AND r.order_id IS NULL AND a.id = :id AND a.last_sequence = :seen_sequence AND a.last_hash = :seen_hash
       AND a.activity_expires_at IS NULL AND a.activity_lapsed_at IS NOT DISTINCT FROM CAST(:seen_lapse AS timestamptz) FOR NO KEY UPDATE)`,
    `redemption AS (UPDATE reward_points_redemption SET entry_id = :entry_id, updated_at = now() WHERE cart_id = :cart_id AND ${IF_LOCKED})`,
    ...entries.parts,
  ]
  const rows = await run(db, `WITH ${parts.join(",\n")}\n${entries.update} RETURNING id`, {
    ...entries.bindings,
    cart_id,
    customer_id,
    points,
    entry_id: entries.entries[0].id,
    seen_sequence: account.last_sequence,
    seen_hash: account.last_hash,
    seen_lapse: account.activity_lapsed_at,
  }).catch((error: unknown) => {
    // Another completion of the cart has debited it at the same moment.
    if (isUniqueViolation(error)) {
      return []
    }
    throw error
  })
  return rows.length > 0
}
