/** The verbs `redeem` and `adjust` downward: points are taken that can be spent. */
import type { Db } from "../../../storage/sql"
import { planDebit } from "../domain/ledger/debit"
import { lockAccount, type LockedAccount } from "../storage/accounts"
import { readOpenLots, type LotRow } from "../storage/lots"
import { entriesOf, expireInactive, hashOf, post, refuseNoPoints, repeatedOf, type Posted, type PostingInput } from "./posting"

export type DebitInput = PostingInput & {
  type: "redeem" | "adjust"
  points: number
  /** An order shows it already: what is missing is owed. */
  may_owe?: boolean
  /** When inactivity ends points from now on; null: it ends nothing, or this is no activity. */
  activity_expires_at?: Date | null
}

/** How many more lots are read each time when those read first do not suffice. */
const GROWTH = 50

/**
 * Takes points, those that end soonest first. The same key again answers the first debit.
 *
 * @throws RefusalError `insufficient_points` with `available` and `maximum`
 */
export const debit = async (db: Db, input: DebitInput): Promise<Posted> => debitLocked(db, await lockAccount(db, input.account_id), input)

/** The same under a lock that is held already. */
export const debitLocked = async (db: Db, locked: LockedAccount, input: DebitInput): Promise<Posted> => {
  const { type, points, may_owe, at } = input
  refuseNoPoints(points)
  const input_hash = hashOf(type, input, { points })
  const first = await readOpenLots(db, locked, input.idempotency_key, at)
  const repeated = repeatedOf(first.known, input_hash, locked)
  if (repeated) {
    return repeated
  }
  const account = await expireInactive(db, locked, input)
  const lots = account === locked ? await enoughLots(db, locked, input, first) : await enoughLots(db, account, input, { lots: [], has_more: true })
  const plan = planDebit({ type, points, may_owe }, account, lots, at)
  return post(db, account, input, input_hash, { entries: entriesOf(plan), lots }, input.activity_expires_at)
}

/** As many lots as the debit needs, or all where they do not suffice. */
const enoughLots = async (db: Db, account: LockedAccount, { type, points, at }: DebitInput, first: { lots: LotRow[]; has_more: boolean }): Promise<LotRow[]> => {
  let { lots, has_more } = first
  while (has_more && !planDebit({ type, points }, account, lots, at).ok) {
    ;({ lots, has_more } = await readOpenLots(db, account, "", at, Math.max(lots.length, 1) * GROWTH))
  }
  return lots
}
