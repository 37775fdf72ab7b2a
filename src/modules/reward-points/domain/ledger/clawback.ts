/** Clawback: points of a purchase that was undone are taken back. */
import { inDrawingOrder, isExpired, type AccountState, type Lot } from "./lot"
import { draws, planned, takeFrom, type Plan } from "./plan"

/** `allow_negative`: the balance may fall below zero. Otherwise what is missing stays on the lot as a shortfall. */
export type ClawbackPolicy = "allow_negative" | "clamp_and_record" | "withhold"

/**
 * Takes points back: from their own lot, then from what else the account has. Points of the lot that
 * have expired are gone already and are not asked for again, so that it does not matter whether the
 * refund or the expiry came first. What is missing then was spent.
 *
 * @param own the lot that the purchase opened
 * @param others the account's other lots
 */
export const planClawback = (points: number, policy: ClawbackPolicy, account: AccountState, own: Lot, others: Lot[], at: Date): Plan => {
  const fromOwn = Math.min(own.remaining, points)
  const lapsed = Math.min(own.expired - own.lapsed, points - fromOwn)
  const open = inDrawingOrder(others.filter((lot) => lot.remaining > 0 && !isExpired(lot, account, at)), account)
  const { taken, missing } = takeFrom(open, points - fromOwn - lapsed)
  const owes = policy === "allow_negative"
  return planned({
    type: "clawback",
    points: -(points - lapsed - (owes ? 0 : missing)) || 0,
    draws: [
      ...draws({ lot_id: own.id, kind: "take", points: fromOwn }),
      ...taken,
      ...draws({ lot_id: own.id, kind: "lapse", points: lapsed }, { lot_id: own.id, kind: owes ? "owe" : "miss", points: missing }),
    ],
    opens: [],
  })
}
