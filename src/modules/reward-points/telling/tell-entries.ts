/** Tells an account's owner what the ledger has done since he was told last. */
import type { Db } from "../../../storage/sql"
import { lowBalanceOf, newsOf, type NewsEntry } from "../domain/notices"
import { readBalances } from "../storage/balances"
import { lockTold, noteTold, readNews, type Told } from "../storage/news"
import { tellOwner, type Tell, type TellInput } from "./telling"

/** Entries that are told in one transaction. */
export const AT_ONCE = 500

/** `notices` were told; there may be `more` entries to tell. */
export type ToldEntries = { notices: number; more: boolean }

/**
 * Tells the next entries of an account, and whether they left its balance low. No lock of the ledger
 * is taken: entries become visible in the order of their sequence, so one number says how far it went.
 */
export const tellEntries = async (db: Db, input: TellInput, tell: Tell): Promise<ToldEntries> => {
  const told = await lockTold(db, input.account_id)
  const entries = await readNews(db, input.account_id, told.sequence, AT_ONCE)
  const { notices, passed } = newsOf(entries, input.at)
  if (!passed.length) {
    return { notices: 0, more: false }
  }
  const low = await lowBalance(db, input, told, passed)
  const count = await tellOwner(input, told.owner, [...notices, ...(low.notice ? [low.notice] : [])], tell)
  await noteTold(db, input.account_id, { sequence: passed[passed.length - 1].sequence, low_armed: low.armed })
  return { notices: count, more: passed.length === AT_ONCE }
}

/** Whether the balance is low now, and was not before. */
export const lowBalance = async (db: Db, { account_id, program, at }: TellInput, { low_armed }: Told, entries: NewsEntry[]): Promise<ReturnType<typeof lowBalanceOf>> => {
  const low_balance = program.status === "active" ? program.low_balance : null
  const [balance] = low_balance === null ? [] : await readBalances(db, [account_id], at)
  return lowBalanceOf({ low_balance, armed: low_armed, available: balance?.available ?? 0, entries })
}
