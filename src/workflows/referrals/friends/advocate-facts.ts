/** What is known of an advocate: the only place where one becomes input of the kernel of eligibility. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { CLAIMS_WINDOW_HOURS, type AdvocateFacts, type KnownPerson } from "../../../modules/referrals/domain/eligibility"
import { identitiesOf } from "../../../modules/referrals/domain/identity"
import type { AdvocateOwner } from "../../../modules/referrals/service"
import { z } from "../../../shared/schema"
import { companiesOfCustomer } from "../../companies/company-members"
import { companyMarks, type CompanyMarks } from "../../companies/find-companies"
import { referrals } from "../referrals"
import { NETWORK_DAYS } from "./networks"
import { fullName, personFields, phonesOf, placeFields, placeOf, readPerson, readPlace, taxNumbersOf } from "./people-facts"

/** More members of a company, or orders of theirs, than this are not looked at. */
const MOST_MEMBERS = 2_000
const MOST_ORDERS = 50

/** A chain of people who brought one another is not followed beyond this. */
const LONGEST_CHAIN = 50

const HOUR_MS = 3_600_000

type Person = z.infer<typeof readPerson>

/** What is known of an advocate at an instant. */
export const advocateFacts = async (container: MedusaContainer, advocate_id: string, { type, id }: AdvocateOwner, at: Date): Promise<AdvocateFacts> => {
  const service = referrals(container)
  const is_person = type === "customer"
  const person = is_person ? await readCustomer(container, id) : null
  const companies = await companyMarks(container, is_person ? (await companiesOfCustomer(container, id)).map(({ company_id }) => company_id) : [id])
  const members = await membersOf(container, companies)
  const own = person?.addresses ?? []
  return {
    people: person ? [{ customer_id: person.id, email: person.email ?? null }] : [],
    colleagues: members.filter((member) => member.id !== person?.id).map((member): KnownPerson => ({ customer_id: member.id, email: member.email ?? null })),
    company_ids: companies.map((company) => company.id),
    names: person ? [fullName(person)].filter(Boolean) : [],
    phones: phonesOf(person ? [person, ...own] : members.flatMap((member) => [member, ...member.addresses])),
    tax_numbers: [...companies.flatMap(({ vat_number }) => vat_number ?? []), ...taxNumbersOf([...(person ? [person, ...own] : []), ...members])],
    billing_places: await companyPlaces(container, members),
    mail_domains: companies.flatMap(({ mail_domains }) => mail_domains),
    brought_by: person ? await broughtBy(container, person) : [],
    networks: await service.networksOf(advocate_id, new Date(at.getTime() - NETWORK_DAYS * 24 * HOUR_MS)),
    claims_lately: await service.claimsSince(advocate_id, new Date(at.getTime() - CLAIMS_WINDOW_HOURS * HOUR_MS)),
  }
}

const readCustomers = async (container: MedusaContainer, filters: Record<string, unknown>, take: number): Promise<Person[]> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "customer", fields: personFields(), filters, pagination: { take, order: { id: "ASC" } } })
  return z.array(readPerson).parse(data)
}

const readCustomer = async (container: MedusaContainer, id: string): Promise<Person | null> => (await readCustomers(container, { id }, 1))[0] ?? null

const membersOf = async (container: MedusaContainer, companies: CompanyMarks[]): Promise<Person[]> =>
  companies.length ? readCustomers(container, { groups: { id: companies.map(({ customer_group_id }) => customer_group_id) } }, MOST_MEMBERS) : []

const orderRow = z.object({ billing_address: readPlace.nullish() })

/** Where a company gets its bills: what its members keep as such, and what their last orders say. */
const companyPlaces = async (container: MedusaContainer, members: Person[]): Promise<AdvocateFacts["billing_places"]> => {
  if (!members.length) {
    return []
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: placeFields("billing_address"),
    filters: { customer_id: members.map(({ id }) => id) },
    pagination: { take: MOST_ORDERS, order: { id: "DESC" } },
  })
  const kept = members.flatMap(({ addresses }) => addresses.filter(({ is_default_billing, company }) => is_default_billing || company))
  return [...kept, ...z.array(orderRow).parse(data).flatMap(({ billing_address }) => billing_address ?? [])].map(placeOf)
}

/** The customers by whom one was brought, the nearest first, each also known by the mailbox: a friend may have come as a guest. */
const broughtBy = async (container: MedusaContainer, person: Person): Promise<KnownPerson[]> => {
  const chain: KnownPerson[] = []
  for (let one: Person | null = person; one && chain.length < LONGEST_CHAIN; ) {
    const [, ...identities] = identitiesOf({ cart_id: "", customer_id: one.id, email: one.email ?? null })
    const id = await referrals(container).broughtBy(one.id, identities)
    const seen = id === null || id === person.id || chain.some(({ customer_id }) => customer_id === id)
    one = seen ? null : await readCustomer(container, id)
    chain.push(...(one ? [{ customer_id: one.id, email: one.email ?? null }] : []))
  }
  return chain
}
