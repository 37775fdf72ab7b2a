/** The verb `clawback`: points of a purchase that was undone are taken back. */
import type { Db } from "../../../storage/sql"
import { planClawback, type ClawbackPolicy } from "../domain/ledger/clawback"
import type { LockedAccount } from "../storage/accounts"
import { accountNotFound } from "../storage/accounts"
import { readLot, readOpenLots, readPendingLots } from "../storage/lots"
import { entriesOf, expireInactive, hashOf, post, repeatedOf, type Posted, type PostingInput } from "./posting"

export type ClawbackInput = PostingInput & {
  points: number
  policy: ClawbackPolicy
  /** The lot that the purchase opened, and the entry that granted it. */
  lot_id: string
  corrects: string
}

/** Takes points back under a lock that is held already; what was spent stays on the lot as the policy says. */
export const clawbackLocked = async (db: Db, locked: LockedAccount, input: ClawbackInput): Promise<Posted> => {
  const { points, policy, lot_id, at } = input
  const input_hash = hashOf("clawback", input, { points, lot_id })
  const { known } = await readOpenLots(db, locked.id, input.idempotency_key, at, 0)
  const repeated = repeatedOf(known, input_hash, locked)
  if (repeated) {
    return repeated
  }
  const account = await expireInactive(db, locked, input)
  const own = await readLot(db, account.id, lot_id)
  if (!own) {
    throw accountNotFound(account.id)
  }
  // Most purchases are undone while their own lot still holds: nothing else is read then.
  const others = own.remaining >= points ? [] : await otherLots(db, account.id, lot_id, at)
  const plan = planClawback(points, policy, account, own, others, at)
  return post(db, account, input, input_hash, { entries: entriesOf(plan), lots: [own, ...others] })
}

const otherLots = async (db: Db, account_id: string, own_id: string, at: Date) => {
  const open = await readOpenLots(db, account_id, "", at, Number.MAX_SAFE_INTEGER)
  const lots = [...open.lots, ...(await readPendingLots(db, account_id, at))]
  return lots.filter(({ id }, index) => id !== own_id && lots.findIndex((lot) => lot.id === id) === index)
}
