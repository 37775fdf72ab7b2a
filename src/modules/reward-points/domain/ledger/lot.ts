/** Lots: the open points of a grant. Debits take from them, and what they took can come back. */

/** What the ledger says about a lot now. */
export type Lot = {
  id: string
  /** Points that it was opened with. */
  points: number
  /** Points that can still be taken. */
  remaining: number
  /** Points that a clawback could not take, and that the next credit of the account pays (`allow_negative`). */
  deficit: number
  /** Points that a clawback could not take, and that only what comes back to this lot pays. */
  shortfall: number
  /** Points that expired. */
  expired: number
  /** Of those, points that a clawback has found gone already. */
  lapsed: number
  /** Before this instant they are pending. */
  available_at: Date
  /** From this instant on they are gone, whether or not that has been written down; null: never. */
  expires_at: Date | null
  /** They expire with the account's inactivity instead. */
  follows_activity: boolean
  granted_at: Date
}

/** What the ledger says about an account now. */
export type AccountState = {
  /** Sum of all entries: what remains in all lots, less the deficit. */
  balance: number
  /** Sum of the lots' deficits. */
  deficit: number
  /** When lots that follow activity expire; null while there is none. */
  activity_expires_at: Date | null
  /** When inactivity ended lots the last time: those granted before are gone, and later activity does not revive them. */
  activity_lapsed_at: Date | null
}

/**
 * How an entry touched a lot.
 *
 * - `take`: points left it; `return`: points came back to it.
 * - `owe`, `settle`: a deficit was opened on it, and paid.
 * - `miss`, `cover`: a shortfall was opened on it, and paid.
 * - `lapse`: a clawback found points gone that had expired.
 */
export type DrawKind = "take" | "return" | "owe" | "settle" | "miss" | "cover" | "lapse"

export type Draw = { lot_id: string; kind: DrawKind; points: number }

/** When the points of a lot end: with the account's inactivity, or at their own date. */
export const endOf = (lot: Lot, { activity_expires_at, activity_lapsed_at }: AccountState): Date | null => {
  if (!lot.follows_activity) {
    return lot.expires_at
  }
  return activity_lapsed_at && lot.granted_at < activity_lapsed_at ? activity_lapsed_at : activity_expires_at
}

export const isExpired = (lot: Lot, account: AccountState, at: Date): boolean => {
  const end = endOf(lot, account)
  return end !== null && end <= at
}

export const isPending = (lot: Lot, at: Date): boolean => lot.available_at > at

/** Points of it can be spent at this instant. */
export const isSpendable = (lot: Lot, account: AccountState, at: Date): boolean => lot.remaining > 0 && !isPending(lot, at) && !isExpired(lot, account, at)

/** Soonest end first, then the oldest: the order in which debits take. */
export const inDrawingOrder = (lots: Lot[], account: AccountState): Lot[] =>
  [...lots].sort((a, b) => compare(instant(endOf(a, account)), instant(endOf(b, account))) || compare(a.granted_at.getTime(), b.granted_at.getTime()) || compare(a.id, b.id))

const instant = (end: Date | null): number => end?.getTime() ?? Infinity

const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)
