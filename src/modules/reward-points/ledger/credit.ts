/** The verbs `earn` and `adjust` upward: points are granted. */
import type { Db } from "../../../storage/sql"
import { planCredit } from "../domain/ledger/credit"
import type { Lot } from "../domain/ledger/lot"
import { lockAccount, type LockedAccount } from "../storage/accounts"
import { readOwingLots } from "../storage/lots"
import { entriesOf, expireInactive, hashOf, post, refuseNoPoints, repeatedOf, type Posted, type PostingInput } from "./posting"

/** A grant: how many points, and how long they hold. */
export type CreditInput = PostingInput & {
  type: "earn" | "adjust"
  points: number
  /** Pending before this instant. */
  available_at: Date
  expires_at: Date | null
  /** They expire with the account's inactivity instead of at a date. */
  follows_activity: boolean
  /** When inactivity ends them from now on; null: inactivity ends nothing, or this is no activity. */
  activity_expires_at?: Date | null
}

/** Grants points. The same key again answers the first grant. */
export const credit = async (db: Db, input: CreditInput): Promise<Posted> => creditLocked(db, await lockAccount(db, input.account_id), input)

/** The same under a lock that is held already. */
export const creditLocked = async (db: Db, locked: LockedAccount, input: CreditInput): Promise<Posted> => {
  const { type, points } = input
  refuseNoPoints(points)
  const input_hash = hashOf(type, input, { points })
  const { known, lots } = await readOwingLots(db, locked.id, input.idempotency_key)
  const repeated = repeatedOf(known, input_hash, locked)
  return repeated ?? grantLocked(db, locked, input, input_hash, lots)
}

/**
 * Grants what is known not to be granted yet.
 *
 * @param owing lots of the account with a deficit
 */
export const grantLocked = async (db: Db, locked: LockedAccount, input: CreditInput, input_hash: string, owing: Lot[]): Promise<Posted> => {
  const { type, points, available_at, expires_at, follows_activity } = input
  const account = await expireInactive(db, locked, input)
  const plan = planCredit({ type, points, available_at, expires_at, follows_activity }, owing)
  return post(db, account, input, input_hash, { entries: entriesOf(plan), lots: owing }, input.activity_expires_at)
}
