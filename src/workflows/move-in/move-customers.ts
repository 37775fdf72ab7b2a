/** Customers by their e-mail address: found or created, and put into the group that theirs has become. */
import { Modules } from "@medusajs/framework/utils"
import type { CustomerRecord } from "../../move-in/domain/records"
import type { MoveInLink } from "../../modules/move-in/service"
import { canonical, sha256 } from "../../shared/digest"
import { normalizedEmail } from "../../shared/email"
import { MOVED_IN } from "../../shared/moved-in"
import { awaitedMark, eachBatch, linksByKey, say, tallyOf, type Move } from "./move"
import type { GroupTargets } from "./move-groups"
import { createRegistered, existingCustomers, giveLogins, registeredFinder, addressesWithLogin, type Existing, type FindRegistered, type Registered } from "./registered-customers"

/** What is written of a customer. @property group_id the group that his has become, in a dry run `new:` where it would be made; null: none */
type Wanted = { record: CustomerRecord; group_id: string | null; digest: string }

/** @property joined the group that a run before has put him into */
type Placed = Wanted & { customer_id: string; created: boolean; joined: string | null }

export const moveCustomers = async (move: Move, groups: GroupTargets): Promise<void> => {
  const find = await registeredFinder(move.container)
  await eachBatch(move, "customers", move.source.customers(), async ({ records }, range) => {
    const links = await linksByKey(move, "customers", range)
    const wanted = records.map((record) => wantedOf(move, record, groups))
    await keepKnown(move, wanted.filter(({ record }) => links.has(record.key)), links)
    await placeNew(move, wanted.filter(({ record }) => !links.has(record.key)), find)
    await forgetGone(move, wanted, links)
  })
}

const wantedOf = (move: Move, record: CustomerRecord, groups: GroupTargets): Wanted => {
  const target = record.group_key === null ? undefined : groups.get(record.group_key)
  if (target?.is === "none" && target.reason !== "left_behind" && target.reason !== "guests_only") {
    say(move, "customers", { row: record.row, reason: "group_not_moved", message: `${record.email} is in "${target.name}", which is not moved: ${target.message}`, moved: true })
  }
  const group_id = target?.is === "group" ? target.id : target?.is === "new" ? `new:${target.name}` : null
  const { email, first_name, last_name, company_name } = record
  return { record, group_id, digest: sha256(canonical([normalizedEmail(email), first_name, last_name, company_name, group_id])).slice(0, 16) }
}

/** Customers of a former run: what has changed in the source since. */
const keepKnown = async (move: Move, wanted: Wanted[], links: ReadonlyMap<string, MoveInLink>): Promise<void> => {
  const existing = await existingCustomers(move.container, wanted.flatMap(({ record }) => links.get(record.key)?.target_id ?? []))
  const changed = wanted.flatMap((each): Placed[] => {
    const { row, email, key } = each.record
    const link = links.get(key)
    const customer = existing.get(link?.target_id ?? "")
    if (!link || !customer) {
      say(move, "customers", { row, reason: "deleted_here", message: `${email} was moved before and was deleted in this shop` })
      return []
    }
    if (normalizedEmail(customer.email) !== normalizedEmail(email)) {
      say(move, "customers", { row, reason: "address_stays", message: `${email} is ${customer.email} here, which is a login and stays: change it by hand, or have him do so`, moved: true })
    }
    if (link.digest === each.digest) {
      tallyOf(move, "customers").left()
      return []
    }
    return [{ ...each, customer_id: customer.id, created: link.detail?.created === "true", joined: link.detail?.group ?? null }]
  })
  changed.forEach(({ record: { row, email } }) => tallyOf(move, "customers").became("changed", { row, message: email }))
  if (!move.is_dry) {
    await rename(move, changed.filter(({ created }) => created), existing)
    await join(move, changed)
    await link(move, changed)
  }
}

/** What a customer is called, where he is here because of us alone and is called otherwise. An address is a login: it stays. */
const rename = async (move: Move, customers: Placed[], existing: ReadonlyMap<string, Existing>): Promise<void> => {
  for (const { customer_id, record: { first_name, last_name, company_name } } of customers) {
    const names = { first_name, last_name, company_name }
    if (namesOf(names) !== namesOf(existing.get(customer_id) ?? {})) {
      await move.container.resolve(Modules.CUSTOMER).updateCustomers(customer_id, names)
    }
  }
}

const namesOf = ({ first_name, last_name, company_name }: Partial<Existing>): string => JSON.stringify([first_name ?? null, last_name ?? null, company_name ?? null])

const placeNew = async (move: Move, wanted: Wanted[], find: FindRegistered): Promise<void> => {
  const found = await find(wanted.map(({ record }) => record.email))
  const known = wanted.flatMap((each) => oneOf(move, each, found.get(normalizedEmail(each.record.email)) ?? []))
  const unknown = wanted.filter(({ record }) => !found.get(normalizedEmail(record.email))?.length)
  await takeKnown(move, known)
  await (move.map.customers.create ? createUnknown(move, unknown) : refuseUnknown(move, unknown))
}

const oneOf = (move: Move, each: Wanted, customers: Registered[]): (Wanted & { customer: Registered })[] => {
  const { row, email } = each.record
  const exact = customers.length > 1 ? customers.filter((customer) => customer.email === email) : customers
  if (exact.length !== 1 && customers.length) {
    say(move, "customers", { row, reason: "ambiguous_customer", message: `${customers.length} customers of this shop have the address ${email} in different cases` })
  }
  return exact.length === 1 ? [{ ...each, customer: exact[0] }] : []
}

const takeKnown = async (move: Move, known: (Wanted & { customer: Registered })[]): Promise<void> => {
  const placed: Placed[] = known.map(({ customer, ...each }) => ({ ...each, customer_id: customer.id, created: customer.created_by === MOVED_IN, joined: null }))
  const members = await membersAmong(move, placed)
  placed.forEach(({ customer_id, group_id, record: { row, email } }) => {
    if (group_id === null || members.has(`${customer_id} ${group_id}`)) {
      tallyOf(move, "customers").left()
    } else {
      tallyOf(move, "customers").became("changed", { row, message: `${email} joins his group` })
    }
  })
  if (!move.is_dry) {
    await giveLogins(move.container, known.filter(({ customer }) => customer.created_by === MOVED_IN).map(({ customer }) => customer))
    await join(move, placed)
    await link(move, placed)
  }
}

const createUnknown = async (move: Move, unknown: Wanted[]): Promise<void> => {
  // Whoever made a login without a customer has not shown that the address is his: no customer with points is put behind it.
  const taken = await addressesWithLogin(move.container, unknown.map(({ record }) => record.email.trim()))
  const free = unknown.filter(({ record: { row, email } }) => {
    const has_login = taken.has(normalizedEmail(email))
    if (has_login) {
      say(move, "customers", { row, reason: "login_exists", message: `${email} has a login in this shop that belongs to no customer: who made it may not own the address. Remove it, or let him register` })
    }
    return !has_login
  })
  free.forEach(({ record: { row, email } }) => tallyOf(move, "customers").became("created", { row, message: email }))
  if (move.is_dry) {
    free.forEach(({ record: { email } }) => move.awaited.add(awaitedMark(email)))
    return
  }
  const ids = await createRegistered(move.container, free.map(({ record: { email, first_name, last_name, company_name } }) => ({ email: email.trim(), first_name, last_name, company_name })))
  const placed = free.map((each, index): Placed => ({ ...each, customer_id: ids[index], created: true, joined: null }))
  await join(move, placed)
  await link(move, placed)
}

const refuseUnknown = async (move: Move, unknown: Wanted[]): Promise<void> =>
  unknown.forEach(({ record: { row, email } }) => say(move, "customers", { row, reason: "unknown_customer", message: `${email} is no registered customer of this shop: ask for customers to be created, or let him register` }))

/** Who is in his group already, as `customer group`. */
const membersAmong = async (move: Move, placed: Placed[]): Promise<Set<string>> => {
  const wanted = placed.filter(({ group_id }) => group_id !== null)
  const rows = wanted.length
    ? await move.container
        .resolve(Modules.CUSTOMER)
        .listCustomerGroupCustomers({ customer_id: wanted.map(({ customer_id }) => customer_id), customer_group_id: [...new Set(wanted.flatMap(({ group_id }) => group_id ?? []))] }, { select: ["customer_id", "customer_group_id"], take: null })
    : []
  return new Set(rows.map(({ customer_id, customer_group_id }) => `${customer_id} ${customer_group_id}`))
}

/** Puts customers into their groups, and out of the one that a former run has put them into. Other groups are the shop's own. */
const join = async (move: Move, placed: Placed[]): Promise<void> => {
  const service = move.container.resolve(Modules.CUSTOMER)
  const members = await membersAmong(move, placed)
  const joining = placed.flatMap(({ customer_id, group_id }) => (group_id !== null && !members.has(`${customer_id} ${group_id}`) ? [{ customer_id, customer_group_id: group_id }] : []))
  const leaving = placed.flatMap(({ customer_id, group_id, joined }) => (joined !== null && joined !== group_id ? [{ customer_id, customer_group_id: joined }] : []))
  if (leaving.length) {
    await service.removeCustomerFromGroup(leaving)
  }
  if (joining.length) {
    await service.addCustomerToGroup(joining)
  }
}

const link = (move: Move, placed: Placed[]): Promise<void> =>
  move.service.writeLinks(
    move.origin,
    "customers",
    placed.map(({ record: { key }, customer_id, digest, created, group_id }) => ({ source_key: key, target_id: customer_id, digest, detail: { ...(created && { created: "true" }), ...(group_id !== null && { group: group_id }) } }))
  )

/** Who is no longer in the source stays a customer here. */
const forgetGone = async (move: Move, wanted: Wanted[], links: ReadonlyMap<string, MoveInLink>): Promise<void> => {
  const there = new Set(wanted.map(({ record }) => record.key))
  const gone = [...links.keys()].filter((key) => !there.has(key))
  if (move.is_partial || !gone.length) {
    return
  }
  gone.forEach((key) => say(move, "customers", { row: `customer ${key}`, reason: "gone_in_source", message: "is no longer in the source, or can no longer be moved; the customer stays here", moved: true }))
  if (!move.is_dry) {
    await move.service.deleteLinks(move.origin, "customers", gone)
  }
}
