/** Credits of many accounts at once: one statement however many they are. */
import type { Db } from "../../../storage/sql"
import { touchedLots } from "../domain/ledger/apply"
import { planCredit } from "../domain/ledger/credit"
import type { Lot } from "../domain/ledger/lot"
import type { LockedAccount } from "../storage/accounts"
import { writeAccounts, type AccountPostings, type Posting } from "../storage/entries"
import { readOwingLotsOf } from "../storage/lots"
import type { CreditInput } from "./credit"
import { entriesOf, expireInactive, hashOf, postingsOf, refuseNoPoints } from "./posting"

/** What one locked account is granted: at least one credit, each under a key that is known to be new. */
export type AccountCredits = { account: LockedAccount; credits: [CreditInput, ...CreditInput[]] }

/** Grants what is known not to be granted yet. */
export const creditMany = async (db: Db, granted: AccountCredits[]): Promise<void> => {
  const owing = await readOwingLotsOf(db, granted.filter(({ account }) => account.deficit > 0).map(({ account }) => account.id))
  const written: AccountPostings[] = []
  for (const { account: locked, credits } of granted) {
    const lots = owing.get(locked.id) ?? []
    written.push({ account: await expireInactive(db, locked, credits[0]), lots, postings: creditPostings(credits, lots) })
  }
  await writeAccounts(db, written)
}

/** One entry a credit; each pays what the one before it has left of what the account owes. */
const creditPostings = (credits: CreditInput[], lots: Lot[]): Posting[] => {
  const owing = new Map(lots.map((lot) => [lot.id, lot]))
  return credits.flatMap((input): Posting[] => {
    const { type, points, available_at, expires_at, follows_activity } = input
    refuseNoPoints(points)
    const entries = entriesOf(planCredit({ type, points, available_at, expires_at, follows_activity }, [...owing.values()]))
    entries.forEach((entry) => touchedLots(entry, owing).forEach((lot) => owing.set(lot.id, lot)))
    return postingsOf(input, hashOf(type, input, { points }), entries)
  })
}
