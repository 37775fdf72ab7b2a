/** The verb `clawback`: points of a purchase that was undone are taken back. */
import type { Db } from "../../../storage/sql"
import { neededFromOthers, planClawback, planCover, type ClawbackPolicy } from "../domain/ledger/clawback"
import { accountNotFound, type LockedAccount } from "../storage/accounts"
import { findKnown, readEarnedLots, readOtherLots, type LotRow } from "../storage/lots"
import { entriesOf, expireInactive, hashOf, post, refuseNoPoints, repeatedOf, type Posted, type PostingInput } from "./posting"

export type ClawbackInput = PostingInput & {
  points: number
  policy: ClawbackPolicy
  /** The lot that the purchase opened, and the entry that granted it. */
  lot_id: string
  corrects: string
  /** Further lots of it, where no order says which those are. */
  lot_ids?: string[]
}

/** Lots of others that are read first, and how many more each time when they do not suffice. */
const FIRST_LOTS = 20
const GROWTH = 50

/** Takes points back under a lock that is held already; what was spent stays on the lot as the policy says. */
export const clawbackLocked = async (db: Db, locked: LockedAccount, input: ClawbackInput): Promise<Posted> => {
  const { points, policy, lot_id, at } = input
  refuseNoPoints(points)
  const input_hash = hashOf("clawback", input, { points, lot_id })
  const repeated = repeatedOf(await findKnown(db, input.idempotency_key), input_hash, locked)
  if (repeated) {
    return repeated
  }
  const account = await expireInactive(db, locked, input)
  const [first, ...later] = await readEarnedLots(db, account.id, lot_id, input)
  if (!first) {
    throw accountNotFound(account.id)
  }
  const others = await otherLots(db, account, [first, ...later], points, at)
  const plan = planClawback(points, policy, account, [first, ...later], others, at)
  return post(db, account, input, input_hash, { entries: entriesOf(plan), lots: [first, ...later, ...others] })
}

/** As many lots as are needed, or all. Most purchases are undone while their own lot still holds: then nothing is read. */
const otherLots = async (db: Db, account: LockedAccount, own: LotRow[], points: number, at: Date): Promise<LotRow[]> => {
  const needed = neededFromOthers(points, own)
  let limit = FIRST_LOTS
  let lots = needed > 0 ? await readOtherLots(db, account, idsOf(own), at, limit) : []
  while (lots.length >= limit && lots.reduce((sum, { remaining }) => sum + remaining, 0) < needed) {
    limit *= GROWTH
    lots = await readOtherLots(db, account, idsOf(own), at, limit)
  }
  return lots
}

const idsOf = (lots: LotRow[]): string[] => lots.map(({ id }) => id)

/** What the purchase has earned again in a lot of its own. */
export type CoverInput = PostingInput & { /** The purchase's first lot, and the one that it has just opened. */ lot_id: string; added_id: string; corrects: string; /** As with a clawback. */ lot_ids?: string[] }

/**
 * A purchase that could not give back everything earns again: what is missing is taken from that
 * first. Otherwise undoing and redoing it would gain what was spent in between. Nothing where nothing
 * is missing.
 */
export const coverLocked = async (db: Db, account: LockedAccount, input: CoverInput): Promise<LockedAccount> => {
  const lots = await readEarnedLots(db, account.id, input.lot_id, input)
  const added = lots.find(({ id }) => id === input.added_id)
  const entries = added ? entriesOf(planCover(lots, added)) : []
  if (!entries.length) {
    return account
  }
  return (await post(db, account, input, hashOf("cover", input, { added_id: input.added_id }), { entries, lots })).account
}
