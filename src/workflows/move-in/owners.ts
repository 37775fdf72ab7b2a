/** Whose points and codes are: which customer of this shop a record of the source belongs to. */
import type { MoveInLink } from "../../modules/move-in/service"
import { normalizedEmail } from "../../shared/email"
import { awaitedMark, say, type Move } from "./move"
import { existingCustomers, registeredFinder, type FindRegistered, type Registered } from "./registered-customers"

type OfCustomer = { key: string; row: string; email: string }

/** @property link of a former run; @property customer_id null, in a dry run: he would be created */
export type Owned<Record> = { record: Record; link: MoveInLink | undefined; customer_id: string | null }

/** Finds the owners of records. What belongs to nobody here is told and left out. */
export type FindOwners = <Record extends OfCustomer>(records: Record[], links: ReadonlyMap<string, MoveInLink>) => Promise<Owned<Record>[]>

/**
 * Owners are known from a former run, by what the customer of the same key has become, or by the address. One customer
 * has what one record says: of two that lead to him the second is refused (a dry run sees those of one batch).
 */
export const ownersFinder = async (move: Move, thing: "points" | "codes"): Promise<FindOwners> => {
  const find = await registeredFinder(move.container)
  return async (records, links) => {
    const placed = await place(move, thing, records, links, find)
    const linked = await move.service.linksTo(move.origin, thing, placed.flatMap(({ customer_id }) => customer_id ?? []))
    const claims = new Map(linked.map(({ target_id, source_key }) => [target_id, source_key]))
    return placed.filter(({ record: { key, row, email }, customer_id }) => {
      const first = claims.get(customer_id ?? "") ?? key
      if (first !== key) {
        say(move, thing, { row, reason: "same_customer", message: `${email} is a customer of this shop who has those of ${first} already: leave one of the two out` })
      }
      claims.set(customer_id ?? key, first)
      return first === key
    })
  }
}

const place = async <Record extends OfCustomer>(move: Move, thing: "points" | "codes", records: Record[], links: ReadonlyMap<string, MoveInLink>, find: FindRegistered): Promise<Owned<Record>[]> => {
  const moved = new Map((await move.service.linksOf(move.origin, "customers", records.map(({ key }) => key))).map(({ source_key, target_id }) => [source_key, target_id]))
  const owned = records.map((record): Owned<Record> => ({ record, link: links.get(record.key), customer_id: links.get(record.key)?.target_id ?? moved.get(record.key) ?? null }))
  const existing = await existingCustomers(move.container, owned.flatMap(({ customer_id }) => customer_id ?? []))
  const unknown = owned.filter(({ customer_id }) => customer_id === null).map(({ record }) => record.email)
  const found = await find(unknown)
  return owned.flatMap((each) => {
    const { row, email } = each.record
    if (each.customer_id === null) {
      return byAddress(move, thing, each, found.get(normalizedEmail(email)) ?? [])
    }
    if (!existing.has(each.customer_id)) {
      say(move, thing, { row, reason: "deleted_here", message: `${email} was moved before and was deleted in this shop` })
    }
    return existing.has(each.customer_id) ? [each] : []
  })
}

const byAddress = <Record extends OfCustomer>(move: Move, thing: "points" | "codes", each: Owned<Record>, customers: Registered[]): Owned<Record>[] => {
  const { row, email } = each.record
  const exact = customers.length > 1 ? customers.filter((customer) => customer.email === email.trim()) : customers
  if (exact.length === 1) {
    return [{ ...each, customer_id: exact[0].id }]
  }
  if (!customers.length && move.awaited.has(awaitedMark(email))) {
    return [each]
  }
  say(
    move,
    thing,
    customers.length
      ? { row, reason: "ambiguous_customer", message: `${customers.length} customers of this shop have the address ${email} in different cases` }
      : { row, reason: "unknown_customer", message: `${email} is no registered customer of this shop: move customers too, or let him register` }
  )
  return []
}
