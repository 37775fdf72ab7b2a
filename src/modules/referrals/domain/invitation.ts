/** What an advocate may send to whom. Pure. */
import { emailAddress } from "../../../shared/email"
import type { Refusal } from "../../../shared/refusal"
import { storableText, z } from "../../../shared/schema"
import { normalizedCode } from "./codes"
import { mailbox } from "./friend-email"

/** In one request; how many a day is the programme's matter. */
const MOST_AT_ONCE = 50

/** What comes from outside. `text` in place of the programme's, with the same placeholders. */
export const invitationInput = z.strictObject({
  emails: z.array(emailAddress).min(1).max(MOST_AT_ONCE),
  text: storableText().trim().min(1).max(2_000).optional(),
})

/**
 * What is wrong with the addresses: one mailbox twice, the advocate's own, or one that he has invited lately.
 *
 * @param own the advocate's own addresses
 * @param invited mailboxes that were invited lately
 */
export const addressRefusals = (emails: readonly string[], own: readonly (string | null)[], invited: ReadonlySet<string>): Refusal[] => {
  const boxes = emails.map((email) => mailbox(email) ?? email)
  const mine = own.flatMap((email) => mailbox(email) ?? [])
  return boxes.flatMap((box, index): Refusal[] => {
    const path = `emails.${index}`
    if (boxes.indexOf(box) < index) {
      return [{ path, reason: "duplicate_email", message: "must name each mailbox once", values: [emails[index]] }]
    }
    if (mine.includes(box)) {
      return [{ path, reason: "own_email", message: "must be somebody else's", values: [emails[index]] }]
    }
    return invited.has(box) ? [{ path, reason: "invited_already", message: `was invited within the last ${INVITED_DAYS} days`, values: [emails[index]] }] : []
  })
}

/** For so many days nobody is invited twice by the same advocate. */
export const INVITED_DAYS = 30

const LINK = /(?:https?:\/\/|www\.)[^\s<>"']+/gi

/**
 * An advocate's own text goes out from the shop's address: it leads nowhere but to the shop, by the advocate's own code.
 *
 * @param link_base of the programme; null: the shop makes its links itself, and the code alone is looked at
 */
export const textRefusals = (text: string, link_base: string | null, code: string): Refusal[] => {
  const strangers = (text.match(LINK) ?? []).filter((link) => !isOwnLink(link.replace(/[.,;:!?)\]]+$/, ""), link_base, code))
  return strangers.length ? [{ path: "text", reason: "other_link", message: "must have no link but your own", values: strangers }] : []
}

const isOwnLink = (link: string, link_base: string | null, code: string): boolean => {
  if (!URL.canParse(link)) {
    return false
  }
  const { origin, searchParams } = new URL(link)
  return normalizedCode(searchParams.get("ref") ?? "") === code && (link_base === null || origin === new URL(link_base).origin)
}
