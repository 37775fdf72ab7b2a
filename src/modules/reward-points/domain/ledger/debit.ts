/** Debits: a redemption, or an admin who takes points. Both take from open lots, soonest end first. */
import { inDrawingOrder, isSpendable, type AccountState, type Lot } from "./lot"
import { planned, refusedPlan, takeFrom, type NewLot, type Plan } from "./plan"

/** What is to be taken. `may_owe`: an order shows it already, so what is missing is owed. */
export type Debit = { type: "redeem" | "adjust"; points: number; may_owe?: boolean }

/**
 * Takes points that can be spent at this instant; refuses where there are fewer.
 *
 * @param lots lots of the account, as many as are needed or all that there are
 */
export const planDebit = ({ type, points, may_owe }: Debit, account: AccountState, lots: Lot[], at: Date): Plan => {
  const spendable = lots.filter((lot) => isSpendable(lot, account, at))
  const { taken, missing } = takeFrom(inDrawingOrder(spendable, account), points)
  // Of what a holding period has released, what is owed is not there to be spent.
  const available = spendable.reduce((sum, { remaining }) => sum + remaining, 0) - account.deficit
  if (missing > 0 && may_owe) {
    const owed: NewLot = { points: missing, taken: missing, owed: missing, available_at: at, expires_at: null, follows_activity: false }
    return planned({ type, points: -points, draws: taken, opens: [owed] })
  }
  if (available < points && !may_owe) {
    return refusedPlan(
      { path: "points", reason: "insufficient_points", message: `must be at most ${Math.max(0, available)}: more is not available` },
      { available, maximum: Math.max(0, available) }
    )
  }
  return planned({ type, points: -points, draws: taken, opens: [] })
}
