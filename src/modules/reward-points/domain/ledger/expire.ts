/** Expiry is written down: points were gone from the instant on at which they ended. */
import { isExpired, type AccountState, type Lot } from "./lot"
import { planned, type Plan } from "./plan"

/** Takes what remains in lots that have ended; no entry where nothing does. */
export const planExpiry = (account: AccountState, lots: Lot[], at: Date): Plan => {
  const ended = lots.filter((lot) => lot.remaining > 0 && isExpired(lot, account, at))
  const points = ended.reduce((sum, lot) => sum + lot.remaining, 0)
  return points > 0
    ? planned({ type: "expire", points: -points, draws: ended.map((lot) => ({ lot_id: lot.id, kind: "take", points: lot.remaining })), opens: [] })
    : planned()
}
