/**
 * The plain debit of a cart, with the one statement that writes it: what decides it was read with the
 * rest of what a completion looks at.
 *
 * Nothing is locked between the two. The statement locks account and redemption, and writes only where
 * nobody has written to the account since it was read (each entry moves its sequence and its hash) and
 * the cart redeems the same and is not debited: all or nothing, like any statement. Whatever is otherwise, or out of
 * the ordinary, is left to `debitCart`, which locks first and then reads.
 */
import type { Db } from "../../../storage/sql"
import { planDebit } from "../domain/ledger/debit"
import { prepareEntries } from "../storage/entries"
import { writeFirstDebit, type DebitState } from "../storage/first-debit"
import { redeemingOf, type CartDebit, type CartDebitInput } from "./cart-redemption"
import { activeUntil, entriesOf, hashOf, postingsOf, refuseNoPoints } from "./posting"

/** @returns null where it is no plain debit, or somebody was faster: nothing is written then */
export const debitFirst = async (db: Db, { account, lots, ...redeemer }: DebitState, input: CartDebitInput): Promise<CartDebit | null> => {
  if (account.activity_expires_at || input.points_limit !== null) {
    return null
  }
  refuseNoPoints(input.points)
  const debit = redeemingOf(input, { ...redeemer, account_id: account.id })
  const plan = planDebit(debit, account, lots, input.at)
  if (!plan.ok) {
    return null
  }
  const postings = postingsOf(debit, hashOf(debit.type, debit, { points: debit.points }), entriesOf(plan))
  const written = prepareEntries(activeUntil(account, debit.activity_expires_at), postings, lots)
  return (await writeFirstDebit(db, account, { ...input, ...redeemer }, written)) ? { entry_id: written.entries[0].id, is_new: true } : null
}
