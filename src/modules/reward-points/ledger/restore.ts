/** The verb `restore`: points of a redemption that was undone come back. */
import { RefusalError } from "../../../shared/refusal-error"
import type { Db } from "../../../storage/sql"
import { planRestore } from "../domain/ledger/restore"
import type { LockedAccount } from "../storage/accounts"
import { findKnown, readTaken } from "../storage/lots"
import { entriesOf, expireInactive, hashOf, post, refuseNoPoints, repeatedOf, type Posted, type PostingInput } from "./posting"

export type RestoreInput = PostingInput & {
  points: number
  /** The redemption. */
  corrects: string
  /** Until when points live on that come back after their end; null: they end with it. */
  grace_until: Date | null
}

/**
 * Gives points of a redemption back to the very lots that they came from, under a lock that is held
 * already.
 *
 * @throws RefusalError `invalid_input` where more is to come back than was taken
 */
export const restoreLocked = async (db: Db, locked: LockedAccount, input: RestoreInput): Promise<Posted> => {
  const { points, corrects, grace_until, at } = input
  refuseNoPoints(points)
  const input_hash = hashOf("restore", input, { points, corrects })
  const repeated = repeatedOf(await findKnown(db, input.idempotency_key), input_hash, locked)
  if (repeated) {
    return repeated
  }
  const account = await expireInactive(db, locked, input)
  const { taken, owing } = await readTaken(db, account.id, corrects)
  const standing = taken.reduce((sum, part) => sum + part.points, 0)
  if (points > standing) {
    throw new RefusalError("invalid_input", [{ path: "points", reason: "more_than_redeemed", message: `must be at most ${standing}: no more of it was redeemed` }])
  }
  const plan = planRestore(points, account, taken, owing, at, grace_until)
  return post(db, account, input, input_hash, { entries: entriesOf(plan), lots: [...taken.map(({ lot }) => lot), ...owing] })
}
