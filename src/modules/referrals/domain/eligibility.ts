/**
 * Who is no friend. What is known of the two sides is handed in; a verdict has a reason code, and what is only suspicious is a signal
 * for people to look at. Pure.
 */
import { companyDomain, mailbox } from "./friend-email"
import { isSameName, isSamePhone, isSamePlace, isSameTaxNumber, type Place } from "./sameness"

/**
 * What is known of who puts a code on a cart.
 *
 * @property customer_ids The customer of the cart, and accounts with the same mailbox
 * @property company_ids Companies to which one of them belongs
 * @property orders Orders of that person, also as a guest, that were placed before the claim and not cancelled
 * @property networks Digests of the network addresses that the friend comes from
 */
export type FriendFacts = {
  customer_ids: string[]
  company_ids: string[]
  emails: string[]
  names: string[]
  phones: string[]
  tax_numbers: string[]
  billing_places: Place[]
  orders: number
  networks: string[]
}

/** A customer by what he is known by. */
export type KnownPerson = { customer_id: string; email: string | null }

/**
 * What is known of the advocate.
 *
 * @property people The person; of a company nobody
 * @property colleagues Members of the person's companies, or of the company itself; `company_ids`, `tax_numbers`, `billing_places` and
 *   `mail_domains` are those of the companies
 * @property brought_by Customers by whom the advocate was brought, directly or through others
 * @property claims_lately Claims of the advocate's codes in the last {@link CLAIMS_WINDOW_HOURS} hours, without this one
 */
export type AdvocateFacts = {
  people: KnownPerson[]
  colleagues: KnownPerson[]
  company_ids: string[]
  names: string[]
  phones: string[]
  tax_numbers: string[]
  billing_places: Place[]
  mail_domains: string[]
  brought_by: KnownPerson[]
  networks: string[]
  claims_lately: number
}

export type NoFriendReason = "own_code" | "same_company" | "existing_customer" | "same_phone" | "same_vat_number" | "same_billing_address" | "ring"

export const SIGNAL_CODES = ["mail_domain", "network_address", "same_name", "many_claims"] as const

export type FriendSignal = { code: (typeof SIGNAL_CODES)[number]; /** What was found, without an address or a name. */ detail: string | null }

/** `met`: a friend, with what is suspicious about it. */
export type FriendVerdict = { met: true; signals: FriendSignal[] } | { met: false; code: NoFriendReason }

export const CLAIMS_WINDOW_HOURS = 24

/** So many claims within the window are usual for nobody. */
export const MANY_CLAIMS = 10

const share = (some: string[], others: string[]): boolean => some.some((each) => others.includes(each))

const anyAlike = <T>(some: T[], others: T[], alike: (one: T, other: T) => boolean): boolean => some.some((one) => others.some((other) => alike(one, other)))

const mailboxes = (emails: string[]): string[] => emails.flatMap((email) => mailbox(email) ?? [])

const isOneOf = (friend: FriendFacts, people: KnownPerson[]): boolean =>
  share(friend.customer_ids, people.map(({ customer_id }) => customer_id)) || share(mailboxes(friend.emails), mailboxes(emailsOf(people)))

const emailsOf = (people: KnownPerson[]): string[] => people.flatMap(({ email }) => email ?? [])

/** In this order: of several reasons the one that says most is given. */
const VERDICTS: Record<NoFriendReason, (friend: FriendFacts, advocate: AdvocateFacts) => boolean> = {
  own_code: (friend, advocate) => isOneOf(friend, advocate.people),
  same_company: (friend, advocate) => share(friend.company_ids, advocate.company_ids) || isOneOf(friend, advocate.colleagues),
  existing_customer: (friend) => friend.orders > 0,
  same_phone: (friend, advocate) => anyAlike(friend.phones, advocate.phones, isSamePhone),
  same_vat_number: (friend, advocate) => anyAlike(friend.tax_numbers, advocate.tax_numbers, isSameTaxNumber),
  same_billing_address: (friend, advocate) => anyAlike(friend.billing_places, advocate.billing_places, isSamePlace),
  ring: (friend, advocate) => isOneOf(friend, advocate.brought_by),
}

const REASONS = Object.keys(VERDICTS) as NoFriendReason[]

/** Whether somebody is a friend of an advocate, and if not, why. */
export const friendVerdict = (friend: FriendFacts, advocate: AdvocateFacts): FriendVerdict => {
  const code = REASONS.find((reason) => VERDICTS[reason](friend, advocate))
  return code ? { met: false, code } : { met: true, signals: signalsOf(friend, advocate) }
}

const signalsOf = (friend: FriendFacts, advocate: AdvocateFacts): FriendSignal[] => {
  const domains = friend.emails.flatMap((email) => companyDomain(email) ?? [])
  const known = [...advocate.mail_domains, ...emailsOf(advocate.people).flatMap((email) => companyDomain(email) ?? [])]
  const domain = domains.find((each) => known.includes(each))
  return [
    ...(domain ? [{ code: "mail_domain" as const, detail: domain }] : []),
    ...(share(friend.networks, advocate.networks) ? [{ code: "network_address" as const, detail: null }] : []),
    ...(anyAlike(friend.names, advocate.names, isSameName) ? [{ code: "same_name" as const, detail: null }] : []),
    ...(advocate.claims_lately >= MANY_CLAIMS ? [{ code: "many_claims" as const, detail: `${advocate.claims_lately + 1} in ${CLAIMS_WINDOW_HOURS} hours` }] : []),
  ]
}

/** Signals that were found before, and those that are found now: each once, the first as it was. */
export const joinedSignals = <Signal extends { code: string }>(before: Signal[], now: Signal[]): Signal[] => [...before, ...now.filter(({ code }) => !before.some((known) => known.code === code))]
