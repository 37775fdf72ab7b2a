/** What a balance of Magento's reward points is as opening lots, each with its own end. Pure. */
import type { OpeningLot, Remark } from "../../domain/records"
import { isZeroDate, timeOf } from "./source-time"

/** Points that were given once: `points_delta` and what of it was used. */
export type RewardGiven = { history_id: number; points_delta: number | string; points_used: number | string; expires_at: string | null }

/** @property row the reward as an operator finds it */
export type Reward = { row: string; balance: number | string; given: RewardGiven[] }

/** What could be moved, and what is to be said of it. */
export type OpeningLots = { lots: OpeningLot[]; remarks: Remark[] }

type Lot = { points: number; expires_at: Date | null }

/**
 * The balance is what the customer has. What is open in the history says when it ends; where the two disagree, the
 * balance holds: too many open points are reduced, soonest end first; what has no history never ends.
 *
 * @returns lots with one for each end, soonest first; and `not_whole`, `negative_balance`, `zero_date`, `not_a_time`,
 *   `expired_points` (none of them moved, `figure` is their points), `history_disagrees` (moved)
 */
export const openingLots = ({ row, balance: given_balance, given }: Reward, at: Date): OpeningLots => {
  const balance = Number(given_balance)
  const parts = given.map((part) => ({ ...part, open: Number(part.points_delta) - Number(part.points_used) }))
  const broken = [{ is: "balance", points: balance }, ...parts.map(({ history_id, open }) => ({ is: `history ${history_id}`, points: open }))].find(({ points }) => !Number.isSafeInteger(points))
  if (broken) {
    return { lots: [], remarks: [{ row, reason: "not_whole", message: `${broken.is}: ${broken.points} points must be a whole number`, figure: 0 }] }
  }
  if (balance < 0) {
    return { lots: [], remarks: [{ row, reason: "negative_balance", message: `the balance is ${balance}, it must not be negative`, figure: balance }] }
  }
  const lots: Lot[] = []
  const remarks: Remark[] = []
  let left = balance
  for (const { history_id, open, expires_at } of parts.filter(({ open }) => open > 0)) {
    const end = expires_at === null ? null : timeOf(expires_at)
    const flaw = expires_at === null ? null : flawOf(expires_at, end, at)
    if (flaw) {
      const figure = Math.min(open, left)
      left -= figure
      remarks.push({ row: `magento_reward_history ${history_id} of ${row}`, ...flaw, figure })
    } else {
      lots.push({ points: open, expires_at: end })
    }
  }
  const open = lots.reduce((sum, { points }) => sum + points, 0)
  if (open > left) {
    remarks.push({ row, reason: "history_disagrees", message: `${open} points are open in the history and the balance is ${left}: ${open - left} are left out, soonest end first`, moved: true, figure: open - left })
  }
  return { lots: joined([...reduced(lots, open - left), { points: Math.max(0, left - open), expires_at: null }]), remarks }
}

/** Lots of several balances as those of one customer: what ends together is one. */
export const joined = (lots: Lot[]): OpeningLot[] => {
  const byEnd = new Map<number, OpeningLot>()
  for (const { points, expires_at } of lots.filter(({ points }) => points > 0)) {
    const end = endOf(expires_at)
    byEnd.set(end, { points: points + (byEnd.get(end)?.points ?? 0), expires_at, note: null })
  }
  return [...byEnd].sort(([a], [b]) => a - b).map(([, lot]) => lot)
}

const endOf = (expires_at: Date | null): number => expires_at?.getTime() ?? Number.MAX_SAFE_INTEGER

const flawOf = (text: string, end: Date | null, at: Date): { reason: string; message: string } | null => {
  if (isZeroDate(text)) {
    return { reason: "zero_date", message: `the points end at ${text}, which is no time` }
  }
  if (!end) {
    return { reason: "not_a_time", message: `the points end at ${text}, it must be a time such as 2026-12-31 00:00:00` }
  }
  return end <= at ? { reason: "expired_points", message: `the points ended at ${text} and were not yet taken out of the balance` } : null
}

const reduced = (lots: Lot[], by: number): Lot[] => {
  let rest = Math.max(0, by)
  return [...lots]
    .sort((a, b) => endOf(a.expires_at) - endOf(b.expires_at))
    .map((lot) => {
      const less = Math.min(rest, lot.points)
      rest -= less
      return { ...lot, points: lot.points - less }
    })
}
