/** A cart's redemption is debited once, at its completion, and comes back as a whole when that fails. */
import { startOf, type TimeZone } from "../../../shared/calendar"
import { RefusalError } from "../../../shared/refusal-error"
import type { Db } from "../../../storage/sql"
import type { Program } from "../domain/program"
import { activityEnd, graceUntil } from "../domain/terms"
import { lockAccount, type LockedAccount } from "../storage/accounts"
import { findRedemption, lockAccountOfCart, lockRedemption, lockRedemptionAndFailed, noteDebit, redeemedSince, type RedemptionRow } from "../storage/redemptions"
import { debitLocked, type DebitInput } from "./debit"
import { restoreLocked } from "./restore"

/** What completion knows. */
export type CartDebitInput = {
  cart_id: string
  /** What the cart shows: the debit must be no other. */
  points: number
  /** Points that the member may spend in a month; null: no limit. */
  points_limit: number | null
  program: Program
  at: Date
  time_zone: TimeZone
}

/** The debit that stands; `is_new` where this call made it. */
export type CartDebit = { entry_id: string; is_new: boolean }

/**
 * Debits what a cart shows, under its account's lock. A debit that stands for the cart already is
 * answered, so that a completion can be repeated; one that was given back never is.
 *
 * @throws RefusalError `insufficient_points` where another cart was faster; `cart_changed` where the
 *   cart shows another redemption than what is noted; `redemption_refused` over the month's limit;
 *   `cart_completed` where it is an order that no debit stands for: settling the order debits it
 */
export const debitCart = async (db: Db, input: CartDebitInput): Promise<CartDebit> => {
  const account = await lockAccountOfCart(db, input.cart_id)
  if (!account) {
    throw otherRedemption(input.points, 0)
  }
  // Read under the lock: another completion of the cart may have debited it meanwhile.
  const { redemption, failed } = await lockRedemptionAndFailed(db, input.cart_id)
  if (!redemption || redemption.points !== input.points || redemption.account_id !== account.id) {
    throw otherRedemption(input.points, redemption?.points ?? 0)
  }
  if (redemption.entry_id) {
    return { entry_id: redemption.entry_id, is_new: false }
  }
  if (redemption.order_id) {
    throw new RefusalError("cart_completed", [{ path: "cart_id", reason: "cart_completed", message: `is order ${redemption.order_id} already: its points are the order's to settle` }])
  }
  await refuseOverLimit(db, redemption, input)
  const { entry } = await debitLocked(db, account, redeemingOf(input, { account_id: account.id, customer_id: redemption.customer_id, failed }))
  await noteDebit(db, input.cart_id, entry.id)
  return { entry_id: entry.id, is_new: true }
}

/** Whose redemption a cart's is, and how often a debit of the cart was given back: one that was never answers as done. */
export type Redeemer = { account_id: string; customer_id: string; failed: number }

/** The debit of a cart's redemption. */
export const redeemingOf = ({ cart_id, points, program, at, time_zone }: CartDebitInput, { account_id, customer_id, failed }: Redeemer): DebitInput & { type: "redeem" } => ({
  account_id,
  type: "redeem",
  points,
  cart_id,
  idempotency_key: `redeem:${cart_id}:${failed}`,
  reason_code: "checkout",
  program_version: program.version,
  at,
  activity_expires_at: activityEnd(program, at, time_zone),
  note: { actor_type: "customer", actor_id: customer_id },
})

const otherRedemption = (shown: number, noted: number): RefusalError =>
  new RefusalError("cart_changed", [{ path: "points", reason: "cart_changed", message: `the cart shows a redemption of ${shown} points, ${noted} are noted: look at the cart again` }])

const refuseOverLimit = async (db: Db, { account_id, customer_id, points }: RedemptionRow, { points_limit, at, time_zone }: CartDebitInput): Promise<void> => {
  if (points_limit === null) {
    return
  }
  const left = points_limit - (await redeemedSince(db, account_id, customer_id, startOf("month", at, time_zone)))
  if (points > left) {
    throw new RefusalError("redemption_refused", [{ path: "points", reason: "monthly_limit", message: `must be at most ${Math.max(0, left)}: more is not yours to spend this month` }], { maximum: Math.max(0, left) })
  }
}

/** What came of a completion that failed. */
export type CartRestoreInput = { cart_id: string; /** The debit that it made. */ entry_id: string; program: Program; at: Date; time_zone: TimeZone }

/**
 * Gives a debit back as a whole, to the very lots that it came from, because its cart did not become
 * an order. Whether it did is the caller's to know. A second time nothing happens.
 */
export const restoreCart = async (db: Db, { cart_id, entry_id, program, at, time_zone }: CartRestoreInput): Promise<boolean> => {
  const noted = await findRedemption(db, cart_id)
  if (!noted) {
    return false
  }
  const account: LockedAccount = await lockAccount(db, noted.account_id)
  const redemption = await lockRedemption(db, cart_id)
  if (!redemption || redemption.entry_id !== entry_id || redemption.order_id) {
    return false
  }
  await restoreLocked(db, account, {
    account_id: account.id,
    cart_id,
    points: redemption.points,
    corrects: entry_id,
    grace_until: graceUntil(program, at, time_zone),
    idempotency_key: `restore:${entry_id}:completion_failed`,
    reason_code: "completion_failed",
    program_version: program.version,
    at,
  })
  await noteDebit(db, cart_id, null)
  return true
}
