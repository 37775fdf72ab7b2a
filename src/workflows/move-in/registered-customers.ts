/** Finds registered customers by their address, and makes those that there are none of. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { normalizedEmail } from "../../shared/email"
import { MOVED_IN } from "../../shared/moved-in"
import { z } from "../../shared/schema"

/** The provider that Medusa's storefront logs customers in with. */
const PROVIDER = "emailpass"

const customer = z.object({ id: z.string(), email: z.string(), created_by: z.string().nullish() })

export type Registered = z.infer<typeof customer>

const SELECTED = ["id", "email", "created_by"]

/** Registered customers by their address in lower case; several differ in their case. */
export type FindRegistered = (emails: string[]) => Promise<Map<string, Registered[]>>

/**
 * Looks customers up by their addresses whatever their case: as they are written and in lower case by Medusa's index, and
 * those that are stored with capitals, which are few, from memory.
 */
export const registeredFinder = async (container: MedusaContainer): Promise<FindRegistered> => {
  const service = container.resolve(Modules.CUSTOMER)
  const read = async (filters: Parameters<typeof service.listCustomers>[0]): Promise<Registered[]> => z.array(customer).parse(await service.listCustomers({ ...filters, has_account: true }, { select: SELECTED, take: null }))
  const with_capitals = byAddress(await read({ email: { $re: "[A-Z]" } }))
  return async (emails) => {
    const asked = [...new Set(emails.flatMap((email) => [email.trim(), normalizedEmail(email)]))]
    const found = asked.length ? byAddress(await read({ email: asked })) : new Map<string, Registered[]>()
    emails.forEach((email) => {
      const address = normalizedEmail(email)
      const others = with_capitals.get(address) ?? []
      const known = found.get(address) ?? []
      found.set(address, [...known, ...others.filter(({ id }) => known.every((each) => each.id !== id))])
    })
    return found
  }
}

const byAddress = (customers: Registered[]): Map<string, Registered[]> => {
  const found = new Map<string, Registered[]>()
  customers.forEach((each) => found.set(normalizedEmail(each.email), [...(found.get(normalizedEmail(each.email)) ?? []), each]))
  return found
}

export type NewCustomer = { email: string; first_name: string | null; last_name: string | null; company_name: string | null }

const existing = z.object({ id: z.string(), email: z.string(), first_name: z.string().nullish(), last_name: z.string().nullish(), company_name: z.string().nullish() })

export type Existing = z.infer<typeof existing>

/** Those of the ids that are customers. */
export const existingCustomers = async (container: MedusaContainer, ids: string[]): Promise<Map<string, Existing>> => {
  const rows = ids.length ? await container.resolve(Modules.CUSTOMER).listCustomers({ id: ids }, { select: ["id", "email", "first_name", "last_name", "company_name"], take: null }) : []
  return new Map(z.array(existing).parse(rows).map((each) => [each.id, each]))
}

const login = z.object({ entity_id: z.string() })

/** Those of the addresses, in lower case, that somebody can log in with. */
export const addressesWithLogin = async (container: MedusaContainer, emails: string[]): Promise<Set<string>> => {
  if (!emails.length) {
    return new Set()
  }
  const asked = [...new Set(emails.flatMap((email) => [email, normalizedEmail(email)]))]
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "provider_identity", fields: ["entity_id"], filters: { entity_id: asked, provider: PROVIDER } })
  return new Set(z.array(login).parse(data).map(({ entity_id }) => normalizedEmail(entity_id)))
}

/**
 * Creates registered customers without a password: each sets one by Medusa's own way for a forgotten one. No event says
 * that they have registered, since they have not.
 *
 * @returns their ids, in their order
 */
export const createRegistered = async (container: MedusaContainer, customers: NewCustomer[]): Promise<string[]> => {
  if (!customers.length) {
    return []
  }
  const made = await container.resolve(Modules.CUSTOMER).createCustomers(customers.map((each) => ({ ...withoutNulls(each), has_account: true, created_by: MOVED_IN })))
  const ids = new Map(made.map(({ id, email }) => [email, id]))
  await giveLogins(container, made.map(({ id, email }) => ({ id, email })))
  return customers.map(({ email }) => ids.get(email) ?? "")
}

const withoutNulls = ({ email, ...names }: NewCustomer) => ({ email, ...Object.fromEntries(Object.entries(names).filter(([, value]) => value !== null)) })

/** Logins, for those who have none yet. Customers whose process died before they got one are found by `created_by`. */
export const giveLogins = async (container: MedusaContainer, customers: { id: string; email: string }[]): Promise<void> => {
  const auth = container.resolve(Modules.AUTH)
  const known = await addressesWithLogin(container, customers.map(({ email }) => email))
  const missing = customers.filter(({ email }) => !known.has(normalizedEmail(email)))
  if (missing.length) {
    await auth.createAuthIdentities(missing.map(({ id, email }) => ({ provider_identities: [{ provider: PROVIDER, entity_id: email }], app_metadata: { customer_id: id } })))
  }
}
