/** Clawback: points of a purchase that was undone are taken back. */
import { inDrawingOrder, isExpired, type AccountState, type Draw, type Lot } from "./lot"
import { draws, planned, takeFrom, type Plan } from "./plan"

/** `allow_negative`: the balance may fall below zero. Otherwise what is missing stays on the lot as a shortfall. */
export type ClawbackPolicy = "allow_negative" | "clamp_and_record" | "withhold"

/**
 * Takes points back: from the purchase's own lots, then from what else the account has. Points of
 * its own lots that have expired are gone already and are not asked for again, so that it does not
 * matter whether the refund or the expiry came first. What is missing then was spent.
 *
 * @param own the lots that the purchase opened, the first of them first; what is missing stays on that one
 * @param others the account's other lots, as many as are needed or all that there are
 */
export const planClawback = (points: number, policy: ClawbackPolicy, account: AccountState, own: [Lot, ...Lot[]], others: Lot[], at: Date): Plan => {
  const fromOwn = takeFrom(own, points)
  const lapsed = lapsedOf(own, fromOwn.missing)
  const open = inDrawingOrder(others.filter((lot) => lot.remaining > 0 && !isExpired(lot, account, at)), account)
  const { taken, missing } = takeFrom(open, lapsed.missing)
  const owes = policy === "allow_negative"
  return planned({
    type: "clawback",
    points: -(points - (fromOwn.missing - lapsed.missing) - (owes ? 0 : missing)) || 0,
    draws: [...fromOwn.taken, ...taken, ...lapsed.found, ...draws({ lot_id: own[0].id, kind: owes ? "owe" : "miss", points: missing })],
    opens: [],
  })
}

/** How much a clawback has to find beside the purchase's own lots. */
export const neededFromOthers = (points: number, own: Lot[]): number => lapsedOf(own, takeFrom(own, points).missing).missing

/** What of the purchase's lots is gone because it has expired, and was not asked for before. */
const lapsedOf = (own: Lot[], wanted: number): { found: Draw[]; missing: number } => {
  let missing = wanted
  const found = own.flatMap((lot): Draw[] => {
    const points = Math.min(lot.expired - lot.lapsed, missing)
    missing -= points
    return draws({ lot_id: lot.id, kind: "lapse", points })
  })
  return { found, missing }
}

/**
 * The purchase earns again, as after an edit that adds value: what could not be taken back before is
 * taken from the new lot first. No entry where nothing was missing.
 *
 * @param own the lots that the purchase opened before
 * @param added the lot that it has just opened
 */
export const planCover = (own: Lot[], added: Lot): Plan => {
  let left = added.remaining
  const covered = own.flatMap((lot): Draw[] => {
    const points = Math.min(lot.shortfall, left)
    left -= points
    return draws({ lot_id: lot.id, kind: "cover", points })
  })
  const points = added.remaining - left
  return points > 0 ? planned({ type: "clawback", points: -points, draws: [{ lot_id: added.id, kind: "take", points }, ...covered], opens: [] }) : planned()
}
