/** What carts want to redeem. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { readAccountRow, type LockedAccount } from "./accounts"

const redemptionRow = z.object({
  cart_id: z.string(),
  account_id: z.string(),
  customer_id: z.string(),
  intent: z.coerce.number().nullable(),
  points: z.coerce.number(),
  value: z.string(),
  /** What its adjustments amount to, as they are stored on the cart. */
  adjusted: z.string(),
  currency_code: z.string(),
  entry_id: z.string().nullable(),
  order_id: z.string().nullable(),
  updated_at: z.coerce.date(),
})

/** A cart's redemption: the intent (null: as many as possible), what it came to, and the debit that stands for it. */
export type RedemptionRow = z.infer<typeof redemptionRow>

/** Reads a row of `reward_points_redemption`, or its JSON with decimals as texts. */
export const readRedemptionRow = (row: unknown): RedemptionRow => redemptionRow.parse(row)

export const findRedemption = async (db: Db, cart_id: string): Promise<RedemptionRow | null> => {
  const [row] = await run(db, `SELECT * FROM reward_points_redemption WHERE cart_id = :cart_id`, { cart_id })
  return row ? redemptionRow.parse(row) : null
}

/** What is noted of a cart's redemption. */
export type RedemptionNote = Pick<RedemptionRow, "cart_id" | "account_id" | "customer_id" | "intent" | "points" | "value" | "adjusted" | "currency_code">

/** Notes what a cart redeems. A redemption that is debited stays as it is: false then. */
export const noteRedemption = async (db: Db, note: RedemptionNote): Promise<boolean> => {
  const rows = await run(
    db,
    `INSERT INTO reward_points_redemption (cart_id, account_id, customer_id, intent, points, value, adjusted, currency_code)
     VALUES (:cart_id, :account_id, :customer_id, :intent, :points, :value, :adjusted, :currency_code)
     ON CONFLICT (cart_id) DO UPDATE SET account_id = EXCLUDED.account_id, customer_id = EXCLUDED.customer_id, intent = EXCLUDED.intent,
       points = EXCLUDED.points, value = EXCLUDED.value, adjusted = EXCLUDED.adjusted, currency_code = EXCLUDED.currency_code, updated_at = now()
       WHERE reward_points_redemption.entry_id IS NULL
     RETURNING cart_id`,
    { ...note }
  )
  return rows.length > 0
}

/** Forgets what a cart wanted to redeem, unless it is debited. */
export const forgetRedemption = async (db: Db, cart_id: string): Promise<void> => {
  await run(db, `DELETE FROM reward_points_redemption WHERE cart_id = :cart_id AND entry_id IS NULL`, { cart_id })
}

export const lockRedemption = async (db: Db, cart_id: string): Promise<RedemptionRow | null> => {
  const [row] = await run(db, `SELECT * FROM reward_points_redemption WHERE cart_id = :cart_id FOR UPDATE`, { cart_id })
  return row ? redemptionRow.parse(row) : null
}

/** Locks the account that a cart redeems from; null where the cart redeems nothing. In a transaction only. */
export const lockAccountOfCart = async (db: Db, cart_id: string): Promise<LockedAccount | null> => {
  const [row] = await run(db, `SELECT a.* FROM reward_points_redemption r JOIN reward_points_account a ON a.id = r.account_id WHERE r.cart_id = :cart_id FOR NO KEY UPDATE OF a`, { cart_id })
  return row ? readAccountRow(row) : null
}

/** Locks what a cart redeems, and counts its redemptions that were given back because its completion failed. Its account is locked already. */
export const lockRedemptionAndFailed = async (db: Db, cart_id: string): Promise<{ redemption: RedemptionRow | null; failed: number }> => {
  const [row] = await run<{ failed: string }>(
    db,
    `SELECT r.*, (SELECT count(*) FROM reward_points_entry e WHERE e.cart_id = r.cart_id AND e.type = 'restore' AND e.reason_code = 'completion_failed') AS failed
     FROM reward_points_redemption r WHERE r.cart_id = :cart_id FOR UPDATE OF r`,
    { cart_id }
  )
  return { redemption: row ? redemptionRow.parse(row) : null, failed: Number(row?.failed ?? 0) }
}

/** Notes which debit stands for the redemption; null when it was given back. */
export const noteDebit = async (db: Db, cart_id: string, entry_id: string | null): Promise<void> => {
  await run(db, `UPDATE reward_points_redemption SET entry_id = :entry_id, updated_at = now() WHERE cart_id = :cart_id`, { cart_id, entry_id })
}

export const noteOrder = async (db: Db, cart_id: string, order_id: string): Promise<void> => {
  await run(db, `UPDATE reward_points_redemption SET order_id = :order_id, updated_at = now() WHERE cart_id = :cart_id`, { cart_id, order_id })
}

const cartDebit = z.object({ entry_id: z.string(), account_id: z.string(), points: z.coerce.number() })

/** What a completion of a cart debited. */
export type CartDebitRow = z.infer<typeof cartDebit>

/** The debit of a cart: the one that stands, else the last that was given back. Null where none was ever made. */
export const lastDebitOfCart = async (db: Db, cart_id: string): Promise<CartDebitRow | null> => {
  const [row] = await run(
    db,
    `SELECT e.id AS entry_id, e.account_id, -e.points AS points FROM reward_points_entry e
     WHERE e.cart_id = :cart_id AND e.type = 'redeem'
     ORDER BY EXISTS (SELECT 1 FROM reward_points_entry r WHERE r.corrects = e.id AND r.type = 'restore' AND r.reason_code = 'completion_failed'), e.sequence DESC LIMIT 1`,
    { cart_id }
  )
  return row ? cartDebit.parse(row) : null
}

/** Debited redemptions without an order that nobody has touched since. */
export const undecidedRedemptions = async (db: Db, before: Date, limit: number): Promise<RedemptionRow[]> => {
  const rows = await run(
    db,
    `SELECT * FROM reward_points_redemption WHERE entry_id IS NOT NULL AND order_id IS NULL AND updated_at < :before ORDER BY updated_at LIMIT :limit`,
    { before, limit }
  )
  return rows.map((row) => redemptionRow.parse(row))
}

/** Points that a customer has redeemed from an account since, less what came back. */
export const redeemedSince = async (db: Db, account_id: string, customer_id: string, since: Date): Promise<number> => {
  const [{ points }] = await run<{ points: string | null }>(
    db,
    `SELECT sum(-e.points - COALESCE((SELECT sum(r.points) FROM reward_points_entry r WHERE r.corrects = e.id AND r.type = 'restore'), 0)) AS points
     FROM reward_points_entry e JOIN reward_points_note n ON n.entry_id = e.id AND n.actor_id = :customer_id
     WHERE e.account_id = :account_id AND e.type = 'redeem' AND e.created_at >= :since`,
    { account_id, customer_id, since }
  )
  return Number(points ?? 0)
}

/** Carts on which a customer wants to redeem, and that are neither debited nor an order. */
export const openRedemptionsOf = async (db: Db, customer_id: string): Promise<string[]> => {
  const rows = await run<{ cart_id: string }>(db, `SELECT cart_id FROM reward_points_redemption WHERE customer_id = :customer_id AND entry_id IS NULL AND order_id IS NULL ORDER BY cart_id`, { customer_id })
  return rows.map(({ cart_id }) => cart_id)
}

/** Carts with a wish to redeem and no order, in their order, after `after`. */
export const redeemingCartsAfter = async (db: Db, after: string, limit: number): Promise<string[]> => {
  const rows = await run<{ cart_id: string }>(
    db,
    `SELECT cart_id FROM reward_points_redemption WHERE cart_id > :after AND order_id IS NULL ORDER BY cart_id LIMIT :limit`,
    { after, limit }
  )
  return rows.map(({ cart_id }) => cart_id)
}
