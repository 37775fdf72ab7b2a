/** When an e-mail that could not be sent is tried again, and when it is given up. */

const MINUTE = 60_000

/** Minutes between a try that failed and the next one; after the last nothing is tried any more. */
const PAUSES = [5, 30, 180, 720]

/** How often an e-mail is tried in all. */
export const MAIL_TRIES = PAUSES.length + 1

/** A day and a half: no e-mail whose first try is longer ago is tried again, as what it says is old by then. */
export const MAIL_WINDOW = 36 * 60 * MINUTE

/**
 * When the next try is due; null when there is none any more.
 *
 * @param tries how many have failed, at least 1
 * @param last when the last of them was
 */
export const nextMailTry = (tries: number, last: Date): Date | null => (tries < MAIL_TRIES ? new Date(last.getTime() + PAUSES[tries - 1] * MINUTE) : null)
