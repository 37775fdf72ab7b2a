/** Tells an account's owner what time alone has done: points that can be spent now, and points that end soon. */
import { daysLater, startOf, type TimeZone } from "../../../shared/calendar"
import type { Db } from "../../../storage/sql"
import { maturedOf, remindersOf, type Notice } from "../domain/notices"
import { lockAccount } from "../storage/accounts"
import { lockTold, noteReminded, noteTold, readEndingLots, readReminders, takeMaturedLots } from "../storage/news"
import { lowBalance } from "./tell-entries"
import { tellOwner, type Tell, type TellInput } from "./telling"

/**
 * Tells of lots that came due and of ends that are near. The account is locked first, as every verb
 * does: so no lot is marked while a verb changes it, and neither waits for the other twice.
 */
export const tellLots = async (db: Db, input: TellInput, tell: Tell): Promise<number> => {
  const { account_id, at } = input
  await lockAccount(db, account_id)
  const told = await lockTold(db, account_id)
  const matured = await takeMaturedLots(db, account_id, at)
  const reminders = await remind(db, input)
  const count = await tellOwner(input, told.owner, [...maturedOf(matured, at), ...reminders], tell)
  if (matured.length) {
    // Points that come due can bring the balance back to the mark of a low one.
    await noteTold(db, account_id, { ...told, low_armed: (await lowBalance(db, input, told, [])).armed })
  }
  return count
}

/** Until when points that end are told now: through the last day that is so many days ahead. */
export const remindUntil = (at: Date, reminder_days: number, zone: TimeZone): Date => startOf("day", daysLater(at, reminder_days + 1, zone), zone)

const remind = async (db: Db, { account_id, program, at, time_zone }: TellInput): Promise<Notice[]> => {
  if (program.status !== "active" || program.reminder_days === null) {
    return []
  }
  const lots = await readEndingLots(db, account_id, { at, until: remindUntil(at, program.reminder_days, time_zone) })
  if (!lots.length) {
    return []
  }
  const notices = remindersOf(account_id, lots, await readReminders(db, account_id), at, time_zone)
  await noteReminded(db, account_id, notices.map(({ ends_on }) => ends_on), lots.map(({ id }) => id), at)
  return notices
}
