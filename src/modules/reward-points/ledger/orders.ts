/** Settles what an order owes the ledger, under the locks of its accounts. */
import type { TimeZone } from "../../../shared/calendar"
import { amount } from "../../../shared/money"
import type { Db } from "../../../storage/sql"
import type { Program } from "../domain/program"
import { settlementOf, type Settlement, type SettledLine } from "../domain/settlement"
import { activityEnd, graceUntil, grantTerms } from "../domain/terms"
import { lockAccounts, type LockedAccount } from "../storage/accounts"
import type { EntryNote } from "../storage/entries"
import { lotOfEntry } from "../storage/lots"
import { insertLines, insertOrders, noteAddedUsage, noteRuleUsage, noteSettlement, readOrders, type LineStanding, type NewOrder, type OrderLineRow, type OrderRow } from "../storage/orders"
import { noteOrder } from "../storage/redemptions"
import { clawbackLocked, coverLocked } from "./clawback"
import { creditLocked, type CreditInput } from "./credit"
import { debitLocked } from "./debit"
import { restoreLocked } from "./restore"

/** How much of a line is undone: `undone / original`. */
export type LineUndone = Pick<SettledLine, "undone" | "original">

export type SettleInput = {
  order_id: string
  /** Of the purchases that `undone` was read from: what was settled from a later one stays. */
  revision: number
  /** The accounts that the order is recorded for. */
  account_ids: string[]
  /** By line. */
  undone: Record<string, LineUndone>
  /** For what `undone` does not name, as shipping. */
  otherwise: LineUndone
  /** The earn event has come. */
  is_due: boolean
  /** Why the first grant is made, where not for the order as it was placed. */
  reason_code?: "backfill" | "guest_claim"
  /** Who had it granted, and what he says. */
  note?: EntryNote | null
  program: Program
  at: Date
  time_zone: TimeZone
}

/** What a settlement posted for one account of the order. */
export type SettledAccount = { account_id: string; granted: number; clawed: number; restored: number }

type Stored = OrderRow & { is_debit_given_back: boolean; lines: OrderLineRow[] }

/** An order of one account while it is settled. */
type Settling = { db: Db; order: Stored; /** As it was read. */ before: Stored; account: LockedAccount; input: SettleInput }

/** Brings the ledger in line with an order; a second time nothing is posted. */
export const settleOrder = async (db: Db, input: SettleInput): Promise<SettledAccount[]> =>
  // Locked first, then read: it may have been settled while we waited.
  settleLocked(db, await lockAccounts(db, input.account_ids), input)

/**
 * Records orders that are not yet recorded, and settles one of them. The accounts are locked before
 * anything is written: a completion that is given back at the same moment locks them first, too.
 */
export const recordOrders = async (db: Db, orders: NewOrder[], input: SettleInput | null): Promise<SettledAccount[]> => {
  const accounts = await lockAccounts(db, [...orders.map(({ account_id }) => account_id), ...(input?.account_ids ?? [])])
  await insertOrders(db, orders)
  // An order of somebody who was erased since says no more whose it is.
  const isErased = accounts.some(({ owner }) => owner === null)
  for (const { account_id, customer_id, order_id, breakdown, placed_at, cart_id } of orders) {
    if (breakdown.length) {
      await noteRuleUsage(db, { account_id, customer_id: isErased ? null : customer_id }, order_id, breakdown, placed_at)
    }
    if (cart_id) {
      await noteOrder(db, cart_id, order_id)
    }
  }
  return input ? settleLocked(db, accounts, input) : []
}

/** Records what was added to an order later, with what it earns and what rules give for it. */
export const recordAddedLines = async (db: Db, order: OrderRow, customer_id: string | null, lines: NewOrder["lines"], at: Date): Promise<void> => {
  const [account] = await lockAccounts(db, [order.account_id])
  await insertLines(db, order, lines)
  await noteAddedUsage(db, { account_id: account.id, customer_id }, order.order_id, at)
}

const settleLocked = async (db: Db, accounts: LockedAccount[], input: SettleInput): Promise<SettledAccount[]> => {
  const orders = await readOrders(db, [input.order_id])
  const settled: SettledAccount[] = []
  for (const order of orders) {
    const account = accounts.find(({ id }) => id === order.account_id)
    if (account && order.revision <= input.revision) {
      settled.push(await settleAccount({ db, order, before: order, account, input }))
    }
  }
  return settled
}

/** What an order owes the ledger as it stands. */
export const dueOf = (order: Pick<Stored, "posted" | "restored" | "granted_at"> & { lines: (Pick<OrderLineRow, "line_id" | "earned" | "redeemed"> & Partial<LineStanding>)[] }, input: SettleInput): Settlement & { is_due: boolean } => {
  const lines = order.lines.map((line): SettledLine => ({ ...line, ...(input.undone[line.line_id] ?? input.otherwise), standing: standingOfLine(line) }))
  const is_due = input.is_due || order.granted_at !== null
  return { ...settlementOf({ lines, is_due, posted: order.posted, restored: order.restored, rounding: input.program.earning.rounding }), is_due }
}

/** Whether all accounts of an order stand as a settlement by these very purchases would leave them. */
export const isSettled = (orders: Stored[], input: SettleInput): boolean =>
  orders.every((order) => {
    const { is_due, ...due } = dueOf(order, input)
    return !due.grant && !due.clawback && !due.restore && !lacksDebit(order) && is_due === (order.granted_at !== null) && order.revision === input.revision
  })

const settleAccount = async (settling: Settling): Promise<SettledAccount> => {
  const { order, input } = settling
  const { is_due, ...due } = dueOf(order, input)
  await ensureDebit(settling)
  await grant(settling, due.grant)
  await clawBack(settling, due.clawback)
  await giveBack(settling, due.restore)
  await note(settling, due, order.granted_at ?? (is_due ? input.at : null))
  return { account_id: order.account_id, granted: due.grant, clawed: due.clawback, restored: due.restore }
}

const standingOfLine = ({ standing_value = null, kept_value = null }: Partial<LineStanding>): SettledLine["standing"] =>
  standing_value !== null && kept_value !== null ? { value: amount(standing_value), kept: amount(kept_value) } : null

const postingOf = ({ order, input }: { order: Pick<OrderRow, "account_id" | "order_id">; input: SettleInput }) => ({
  account_id: order.account_id,
  order_id: order.order_id,
  program_version: input.program.version,
  at: input.at,
})

/** The first grant of an order. */
export const firstGrant = (order: Pick<OrderRow, "account_id" | "order_id">, input: SettleInput, points: number): CreditInput => ({
  ...postingOf({ order, input }),
  ...grantTerms(input.program, input.at, input.time_zone),
  type: "earn",
  points,
  idempotency_key: `earn:${order.order_id}:${order.account_id}`,
  reason_code: input.reason_code ?? "order",
  note: input.note,
})

/** The first grant, or what an edit or an exchange has added. */
const grant = async (settling: Settling, points: number): Promise<void> => {
  const { db, order, input } = settling
  if (!points) {
    return
  }
  const first = firstGrant(order, input, points)
  const later = { idempotency_key: `${first.idempotency_key}:${order.posted + points}:${order.clawed}`, reason_code: "order_value_added" }
  const posted = await creditLocked(db, settling.account, order.earn_entry_id ? { ...first, ...later } : first)
  const earn_entry_id = order.earn_entry_id ?? posted.entry.id
  const lot_id = order.lot_id ?? posted.lot_id ?? (await lotOfEntry(db, earn_entry_id))
  Object.assign(settling, { account: posted.account, order: { ...order, earn_entry_id, lot_id } })
  if (order.lot_id && posted.lot_id) {
    settling.account = await coverLocked(db, posted.account, {
      ...postingOf(settling),
      lot_id: order.lot_id,
      added_id: posted.lot_id,
      corrects: posted.entry.id,
      idempotency_key: `cover:${posted.entry.id}`,
      reason_code: "shortfall_covered",
    })
  }
}

const clawBack = async (settling: Settling, points: number): Promise<void> => {
  const { db, order, input } = settling
  if (!points || !order.lot_id || !order.earn_entry_id) {
    return
  }
  const posted = await clawbackLocked(db, settling.account, {
    ...postingOf(settling),
    points,
    policy: input.program.clawback,
    lot_id: order.lot_id,
    corrects: order.earn_entry_id,
    idempotency_key: `clawback:${order.order_id}:${order.account_id}:${order.clawed + points}`,
    reason_code: "order_undone",
  })
  settling.account = posted.account
}

const giveBack = async (settling: Settling, points: number): Promise<void> => {
  const { db, order, input } = settling
  if (!points || !order.redeem_entry_id) {
    return
  }
  const posted = await restoreLocked(db, settling.account, {
    ...postingOf(settling),
    points,
    corrects: order.redeem_entry_id,
    grace_until: graceUntil(input.program, input.at, input.time_zone),
    idempotency_key: `restore:${order.redeem_entry_id}:${order.restored + points}`,
    reason_code: "order_undone",
  })
  settling.account = posted.account
}

const lacksDebit = ({ redeemed, redeem_entry_id, is_debit_given_back }: Stored): boolean => redeemed > 0 && (!redeem_entry_id || is_debit_given_back)

/**
 * An order shows a redemption that no debit stands for, as after a crash at the worst moment, or
 * where the debit was given back before the order was known: it is debited now, below zero if need be.
 */
const ensureDebit = async (settling: Settling): Promise<void> => {
  const { db, order, input } = settling
  if (!lacksDebit(order)) {
    return
  }
  const posted = await debitLocked(db, settling.account, {
    ...postingOf(settling),
    type: "redeem",
    points: order.redeemed,
    may_owe: true,
    activity_expires_at: activityEnd(input.program, input.at, input.time_zone),
    idempotency_key: `redeem:${order.order_id}:${order.account_id}`,
    reason_code: "order_found",
  })
  Object.assign(settling, { account: posted.account, order: { ...order, redeem_entry_id: posted.entry.id, is_debit_given_back: false } })
}

/** Notes what the settlement came to; nothing where it came to nothing. */
const note = async ({ db, order, before, input }: Settling, due: Settlement, granted_at: Date | null): Promise<void> => {
  const isSame = !due.grant && !due.clawback && !due.restore && granted_at?.getTime() === order.granted_at?.getTime() && order.redeem_entry_id === before.redeem_entry_id && order.revision === input.revision
  if (isSame) {
    return
  }
  await noteSettlement(db, {
    order_id: order.order_id,
    account_id: order.account_id,
    posted: order.posted + due.grant - due.clawback,
    clawed: order.clawed + due.clawback,
    restored: order.restored + due.restore,
    earn_entry_id: order.earn_entry_id,
    lot_id: order.lot_id,
    redeem_entry_id: order.redeem_entry_id,
    granted_at,
    revision: input.revision,
    lines: due.lines,
  })
}
