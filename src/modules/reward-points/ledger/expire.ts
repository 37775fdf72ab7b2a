/** The verb `expire`: what has ended is written down. */
import type { Db } from "../../../storage/sql"
import { lockAccount } from "../storage/accounts"
import { readActivityLots, readEndedLots } from "../storage/lots"
import { readProgramVersion } from "../storage/programs"
import { writeExpiry } from "./posting"

/** Writes down what has expired of one account. Returns how many points that were. */
export const expireAccount = async (db: Db, account_id: string, at: Date): Promise<number> => {
  const account = await lockAccount(db, account_id)
  const lots = await readEndedLots(db, account_id, at)
  const inactive = account.activity_expires_at && account.activity_expires_at <= at ? await readActivityLots(db, account_id) : []
  const after = await writeExpiry(db, account, [...lots, ...inactive], at, await readProgramVersion(db))
  return account.balance - after.balance
}
