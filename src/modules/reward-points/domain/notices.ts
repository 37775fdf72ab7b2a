/** What the owner of points is told of, as the ledger says it. */
import { dayOf, type TimeZone } from "../../../shared/calendar"

/** Everything that can be told, in the order of a point's life. */
export const NOTICE_KINDS = ["earned", "available", "expiring", "expired", "redeemed", "wallet_low"] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** What every notice says. `id` is the same however often it is told; `points` are what was earned, redeemed and so on: whole, above zero. */
type Said<Kind extends NoticeKind> = { kind: Kind; id: string; points: number; at: Date }

/** `expires_at` null: never. */
export type EarnedNotice = Said<"earned"> & { entry_id: string; reason_code: string; order_id: string | null; available_at: Date | null; expires_at: Date | null }
export type AvailableNotice = Said<"available"> & { lot_id: string; order_id: string | null; expires_at: Date | null }
/** All points that end on one day of the shop's calendar; `expires_at` is when the first of them do. */
export type ExpiringNotice = Said<"expiring"> & { ends_on: string; expires_at: Date }
export type ExpiredNotice = Said<"expired"> & { entry_id: string }
export type RedeemedNotice = Said<"redeemed"> & { entry_id: string; order_id: string }
/** `points` are what is available; below zero where more was taken back than there was. */
export type WalletLowNotice = Said<"wallet_low"> & { entry_id: string; low_balance: number }

export type Notice = EarnedNotice | AvailableNotice | ExpiringNotice | ExpiredNotice | RedeemedNotice | WalletLowNotice

/** An entry with what is known of the cart that it was debited for, and of the lot that it opened. */
export type NewsEntry = {
  id: string
  sequence: number
  type: "earn" | "redeem" | "expire" | "clawback" | "restore" | "adjust"
  points: number
  reason_code: string
  order_id: string | null
  cart_id: string | null
  created_at: Date
  /** The debit that stands for its cart now, and the order that the cart has become. */
  standing_entry_id: string | null
  cart_order_id: string | null
  available_at: Date | null
  expires_at: Date | null
}

/** A debit whose cart is not decided after so long keeps nobody waiting any more, and is not told. */
const PATIENCE = 24 * 60 * 60 * 1000

/** Grants that an admin makes for what was before: nobody is to hear of them years later. */
const OF_BEFORE: readonly string[] = ["backfill", "opening_balance"]

/**
 * What an entry has to tell: nothing (`null`), or not yet (`undecided`): a checkout debits before it
 * is known whether it becomes an order.
 */
export const noticeOf = (entry: NewsEntry, at: Date): Notice | null | "undecided" => {
  const { id: entry_id, created_at, reason_code } = entry
  const points = Math.abs(entry.points)
  switch (entry.type) {
    case "earn":
      return OF_BEFORE.includes(reason_code)
        ? null
        : { kind: "earned", id: `earned:${entry_id}`, points, at: created_at, entry_id, reason_code, order_id: entry.order_id, available_at: entry.available_at, expires_at: entry.expires_at }
    case "expire":
      return { kind: "expired", id: `expired:${entry_id}`, points, at: created_at, entry_id }
    case "redeem":
      return redeemed(entry, at)
    default:
      return null
  }
}

const redeemed = (entry: NewsEntry, at: Date): RedeemedNotice | null | "undecided" => {
  const stands = entry.order_id !== null || entry.standing_entry_id === entry.id
  const order_id = entry.order_id ?? entry.cart_order_id
  if (!stands) {
    return null
  }
  if (!order_id) {
    return at.getTime() - entry.created_at.getTime() < PATIENCE ? "undecided" : null
  }
  return { kind: "redeemed", id: `redeemed:${entry.id}`, points: Math.abs(entry.points), at: entry.created_at, entry_id: entry.id, order_id }
}

/** What entries of one account have to tell, in their order, up to the first that is undecided. `passed` are done with. */
export const newsOf = (entries: NewsEntry[], at: Date): { notices: Notice[]; passed: NewsEntry[] } => {
  const notices: Notice[] = []
  const passed: NewsEntry[] = []
  for (const entry of entries) {
    const notice = noticeOf(entry, at)
    if (notice === "undecided") {
      break
    }
    passed.push(entry)
    notices.push(...(notice ? [notice] : []))
  }
  return { notices, passed }
}

/** What is known of an account before the mark of a low balance is looked at. */
export type LowBalanceState = {
  /** The mark; null: nobody is told. */
  low_balance: number | null
  /** The balance was at the mark or above since the owner was told last; null: not known. */
  armed: boolean | null
  /** What can be spent now. */
  available: number
  /** What happened since it was looked at last. */
  entries: NewsEntry[]
}

/**
 * Whether something has brought the balance below the mark. The owner is told once, and again only
 * after it was at the mark or above: with a mark of 100, 120 → 90 → 60 → 100 → 95 tells at 90 and 95.
 * An account that never had as much is not told.
 */
export const lowBalanceOf = ({ low_balance, armed, available, entries }: LowBalanceState): { armed: boolean | null; notice: WalletLowNotice | null } => {
  if (low_balance === null) {
    return { armed: null, notice: null }
  }
  if (available >= low_balance) {
    return { armed: true, notice: null }
  }
  const last = entries.filter(({ points }) => points < 0).at(-1)
  if (!last) {
    return { armed: armed ?? false, notice: null }
  }
  const was_above = armed ?? available + spent(entries) >= low_balance
  const notice: WalletLowNotice = { kind: "wallet_low", id: `wallet_low:${last.id}`, points: available, at: last.created_at, entry_id: last.id, low_balance }
  return { armed: false, notice: was_above ? notice : null }
}

/** Points that could be spent and were; a clawback may have taken pending ones. */
const spent = (entries: NewsEntry[]): number => entries.reduce((sum, { type, points }) => (points < 0 && type !== "clawback" ? sum - points : sum), 0)

/** An open lot, and when it ends; null: never. */
export type EndingLot = { id: string; remaining: number; order_id: string | null; ends: Date | null }

/** What points have to tell whose holding period is over. What is spent, or has ended, has nothing to tell. */
export const maturedOf = (lots: (EndingLot & { available_at: Date })[], at: Date): AvailableNotice[] =>
  lots
    .filter(({ remaining, ends }) => remaining > 0 && (ends === null || ends > at))
    .map(({ id, remaining, order_id, ends, available_at }) => ({ kind: "available", id: `available:${id}`, lot_id: id, points: remaining, order_id, expires_at: ends, at: available_at }))

/**
 * One notice for each day on which points end and of which the owner was not reminded yet, the
 * soonest first: it sums up all lots that end on that day.
 *
 * @param account_id in the notice's id, so that it is told once
 * @param reminded days that were told before, as `2027-12-31`
 */
export const remindersOf = (account_id: string, lots: EndingLot[], reminded: string[], at: Date, zone: TimeZone): ExpiringNotice[] => {
  const days = new Map<string, ExpiringNotice>()
  const ending = lots.flatMap(({ remaining, ends }) => (remaining > 0 && ends && ends > at ? [{ remaining, ends }] : []))
  ending
    .sort((a, b) => a.ends.getTime() - b.ends.getTime())
    .forEach(({ remaining, ends }) => {
      const ends_on = dayOf(ends, zone)
      const day = days.get(ends_on) ?? { kind: "expiring", id: `expiring:${account_id}:${ends_on}`, points: 0, at, ends_on, expires_at: ends }
      days.set(ends_on, { ...day, points: day.points + remaining })
    })
  return [...days.values()].filter(({ ends_on }) => !reminded.includes(ends_on))
}
