/** What both ways of telling have in common. */
import type { TimeZone } from "../../../shared/calendar"
import type { Notice } from "../domain/notices"
import type { Program } from "../domain/program"
import type { Owner } from "../storage/accounts"

/** A notice with whose it is. */
export type OwnedNotice = Notice & { account_id: string; owner: Owner }

export type TellInput = {
  account_id: string
  /** The programme in force: while it is off, nothing is told, nor is it later. */
  program: Program
  at: Date
  time_zone: TimeZone
}

/**
 * Tells: called before the transaction ends that notes it as told. Where it throws, or the process
 * dies, all of it is told again; `id` of a notice is then the same.
 */
export type Tell = (notices: OwnedNotice[]) => Promise<void>

/** Tells what there is to tell. Nobody is told of an account that nobody owns any more. Returns how many notices that were. */
export const tellOwner = async ({ account_id, program }: TellInput, owner: Owner | null, notices: Notice[], tell: Tell): Promise<number> => {
  if (!notices.length || !owner || program.status !== "active") {
    return 0
  }
  await tell(notices.map((notice) => ({ ...notice, account_id, owner })))
  return notices.length
}
