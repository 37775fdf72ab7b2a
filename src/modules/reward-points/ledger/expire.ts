/** The verb `expire`: what has ended is written down. */
import type { Db } from "../../../storage/sql"
import { lockAccount } from "../storage/accounts"
import { commitLater } from "../storage/due-lots"
import { readActivityLots, readEndedLots } from "../storage/lots"
import { readProgramVersion } from "../storage/programs"
import { writeExpiry } from "./posting"

/**
 * Writes down what has expired of one account. Returns how many points that were.
 *
 * The points were gone from their instant on: should a crash take this back, the next sweep writes it
 * again, with the same number in the chain. So nobody waits for the disk because of it.
 */
export const expireAccount = async (db: Db, account_id: string, at: Date): Promise<number> => {
  await commitLater(db)
  const account = await lockAccount(db, account_id)
  const lots = await readEndedLots(db, account_id, at)
  const inactive = account.activity_expires_at && account.activity_expires_at <= at ? await readActivityLots(db, account_id) : []
  const after = await writeExpiry(db, account, [...lots, ...inactive], at, await readProgramVersion(db))
  return account.balance - after.balance
}
