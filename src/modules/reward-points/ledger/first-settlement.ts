/**
 * The first settlement of a plain order: it is recorded and its points are granted with two
 * statements, the account as it is and everything that follows.
 *
 * Nothing is locked between the two. The second locks the account and writes only where nobody has
 * written to it since it was read (each entry moves its sequence and its hash; inactivity its own
 * instants), and where nobody has recorded the order: all or nothing, like any statement. Whatever is otherwise, or out of the
 * ordinary, is left to the verbs, which lock first and then read.
 */
import type { Db } from "../../../storage/sql"
import { planCredit } from "../domain/ledger/credit"
import { readFirstState, writeFirst, type FirstState } from "../storage/first-settlement"
import { prepareEntries, type PreparedEntries } from "../storage/entries"
import type { NewOrder } from "../storage/orders"
import { dueOf, firstGrant, type SettledAccount, type SettleInput } from "./orders"
import { activeUntil, entriesOf, hashOf, postingsOf } from "./posting"

/** @returns null where it is no plain first settlement, or somebody was faster: nothing is written then */
export const settleFirst = async (db: Db, order: NewOrder, input: SettleInput): Promise<SettledAccount | null> => {
  const { is_due, ...due } = dueOf({ ...order, posted: 0, restored: 0, granted_at: null }, input)
  if (due.restore || (order.redeemed && !order.redeem_entry_id)) {
    return null
  }
  const state = await readFirstState(db, order.account_id, order.redeem_entry_id)
  if (!state || state.account.owner === null || state.is_debit_given_back || isInactive(state, input)) {
    return null
  }
  const points = due.grant
  const written = granted(state, order, input, points)
  const settlement = { posted: points, earn_entry_id: written.entries[0]?.id ?? null, lot_id: written.lot_id, granted_at: is_due ? input.at : null, revision: input.revision, lines: due.lines }
  return (await writeFirst(db, state.account, order, settlement, written)) ? { account_id: order.account_id, granted: points, clawed: 0, restored: 0 } : null
}

/** Points that inactivity has ended are written down before anything else. */
const isInactive = ({ account }: FirstState, { at }: SettleInput): boolean => account.activity_expires_at !== null && account.activity_expires_at <= at

const granted = ({ account, owing }: FirstState, order: NewOrder, input: SettleInput, points: number): PreparedEntries => {
  if (!points) {
    return prepareEntries(account, [], [])
  }
  const grant = firstGrant(order, input, points)
  const postings = postingsOf(grant, hashOf(grant.type, grant, { points }), entriesOf(planCredit(grant, owing)))
  return prepareEntries(activeUntil(account, grant.activity_expires_at), postings, owing)
}
