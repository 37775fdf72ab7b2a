/** Credits: a grant opens a lot, and pays first what the account owes. */
import type { Lot } from "./lot"
import { planned, settle, type NewLot, type Plan } from "./plan"

/** What is granted, and how long it holds. */
export type Grant = {
  type: "earn" | "adjust"
  points: number
  /** Pending before this instant. */
  available_at: Date
  expires_at: Date | null
  follows_activity: boolean
}

/**
 * Grants points. Of 100 points for an account that owes 30, 30 pay what it owes and 70 remain.
 *
 * @param owing lots of the account with a deficit, the oldest first
 */
export const planCredit = ({ type, points, ...end }: Grant, owing: Lot[]): Plan => {
  const { settled, paid } = settle(owing, points)
  const opened: NewLot = { ...end, points, taken: paid }
  return planned({ type, points, draws: settled, opens: [opened] })
}
