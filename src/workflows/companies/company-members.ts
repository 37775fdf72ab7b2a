/** Who belongs to which company: Medusa's membership of a customer group, with what a company says of it. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { differs, NOTHING_OWN, rightsOf, type MemberRights } from "../../modules/companies/domain/company"
import { B2B_COMPANIES } from "../../modules/companies/key"
import type { CompaniesService, Company } from "../../modules/companies/service"
import { z } from "../../shared/schema"

/** A company to which a customer belongs. */
export type CompanyMembership = {
  company_id: string
  /** The name of the company's group. */
  name: string
  customer_group_id: string
  joined_at: Date
  may_redeem: boolean
  /** Points that this customer may spend in a calendar month; null: as many as there are. */
  points_limit: number | null
}

/** One member of a company. */
export type CompanyMember = MemberRights & {
  customer_id: string
  email: string | null
  first_name: string | null
  last_name: string | null
  joined_at: Date
  /** Whether something differs from what the company says of all its members. */
  own: boolean
  /** What differs, null where the company's word holds. */
  own_may_redeem: boolean | null
  own_points_limit: number | null
}

/** Which of a company's members; `q` is searched in names and e-mail. */
export type MemberPage = { q?: string; limit: number; offset: number }

const readMembership = z.object({
  id: z.string(),
  customer_id: z.string(),
  customer_group_id: z.string(),
  created_at: z.coerce.date(),
  /** Missing where the group was deleted. */
  customer_group: z.object({ name: z.string() }).nullish(),
})

/** Memberships, the first joined first. */
const memberships = async (container: MedusaContainer, of: { customer_id: string | string[]; customer_group_id?: string }): Promise<z.infer<typeof readMembership>[]> => {
  const rows = await container
    .resolve(Modules.CUSTOMER)
    .listCustomerGroupCustomers(of, { relations: ["customer_group"], take: null, order: { created_at: "ASC", id: "ASC" } })
  return rows.map((row) => readMembership.parse(row))
}

/**
 * The companies to which a customer belongs, the first joined first. Two statements, or one for who
 * is in no group, however many members the companies have.
 *
 * @example const [first] = await companiesOfCustomer(container, "cus_1")
 */
export const companiesOfCustomer = async (container: MedusaContainer, customer_id: string): Promise<CompanyMembership[]> =>
  (await belongingOf(container, customer_id)).companies

/** The customer groups of a customer, and those of them that are companies. */
export type Belonging = { group_ids: string[]; companies: CompanyMembership[] }

/** To which groups and companies a customer belongs; see {@link companiesOfCustomer}. */
export const belongingOf = async (container: MedusaContainer, customer_id: string): Promise<Belonging> => {
  const joined = (await memberships(container, { customer_id })).filter(({ customer_group }) => customer_group)
  return { group_ids: joined.map(({ customer_group_id }) => customer_group_id), companies: await companiesAmong(container, customer_id, joined) }
}

const companiesAmong = async (container: MedusaContainer, customer_id: string, joined: z.infer<typeof readMembership>[]): Promise<CompanyMembership[]> => {
  if (!joined.length) {
    return []
  }
  const companies = await container
    .resolve<CompaniesService>(B2B_COMPANIES)
    .companiesOfGroups(customer_id, joined.map(({ customer_group_id }) => customer_group_id))
  const by_group = new Map(companies.map((company) => [company.customer_group_id, company]))
  return joined.flatMap(({ customer_group_id, customer_group, created_at }) => {
    const company = by_group.get(customer_group_id)
    return company && customer_group ? [{ ...company, name: customer_group.name, joined_at: created_at }] : []
  })
}

/**
 * The members of a company, by e-mail.
 *
 * @param page all of them by default
 * @throws RefusalError `company_not_found`
 */
export const membersOfCompany = async (
  container: MedusaContainer,
  company_id: string,
  page: MemberPage = { limit: Number.MAX_SAFE_INTEGER, offset: 0 }
): Promise<{ members: CompanyMember[]; count: number }> => {
  const service = container.resolve<CompaniesService>(B2B_COMPANIES)
  const company = await service.readCompany(company_id)
  const [customers, count] = await container
    .resolve(Modules.CUSTOMER)
    .listAndCountCustomers({ groups: { id: company.customer_group_id }, ...(page.q && { q: page.q }) }, { take: page.limit, skip: page.offset, order: { email: "ASC", id: "ASC" } })
  const customer_ids = customers.map(({ id }) => id)
  const joined = customer_ids.length ? await memberships(container, { customer_id: customer_ids, customer_group_id: company.customer_group_id }) : []
  const joined_at = new Map(joined.map(({ customer_id, created_at }) => [customer_id, created_at]))
  const own = await service.ownRightsOf(company_id, customer_ids)
  const members = customers.flatMap(({ id, email, first_name, last_name }) => {
    const since = joined_at.get(id)
    return since ? [{ customer_id: id, email, first_name, last_name, joined_at: since, ...presentRights(company, own[id]) }] : []
  })
  return { members, count }
}

/** One member. @throws RefusalError `company_not_found`; null when the customer is none of the company's */
export const memberOfCompany = async (container: MedusaContainer, company_id: string, customer_id: string): Promise<CompanyMember | null> => {
  const service = container.resolve<CompaniesService>(B2B_COMPANIES)
  const company = await service.readCompany(company_id)
  const [joined] = await memberships(container, { customer_id, customer_group_id: company.customer_group_id })
  const [customer] = joined ? await container.resolve(Modules.CUSTOMER).listCustomers({ id: customer_id }) : []
  if (!customer) {
    return null
  }
  const { email, first_name, last_name } = customer
  const own = await service.ownRightsOf(company_id, [customer_id])
  return { customer_id, email, first_name, last_name, joined_at: joined.created_at, ...presentRights(company, own[customer_id]) }
}

const presentRights = (company: Company, own = NOTHING_OWN): MemberRights & Pick<CompanyMember, "own" | "own_may_redeem" | "own_points_limit"> => ({
  ...rightsOf(company, own),
  own: differs(own),
  own_may_redeem: own.may_redeem,
  own_points_limit: own.points_limit,
})

/** The names of companies, by their ids; one that was deleted has none. Two statements. */
export const companyNames = async (container: MedusaContainer, ids: string[]): Promise<Record<string, string>> => {
  if (!ids.length) {
    return {}
  }
  const { companies } = await container.resolve<CompaniesService>(B2B_COMPANIES).findCompanies({ ids }, { limit: ids.length, offset: 0 })
  const groups = await container.resolve(Modules.CUSTOMER).listCustomerGroups({ id: companies.map(({ customer_group_id }) => customer_group_id) }, { select: ["id", "name"], take: null })
  const names = new Map(groups.map(({ id, name }) => [id, name ?? id]))
  return Object.fromEntries(companies.map(({ id, customer_group_id }) => [id, names.get(customer_group_id) ?? id]))
}

/** The customer groups that are companies. One statement. */
export const companyGroupIds = (container: MedusaContainer): Promise<string[]> => container.resolve<CompaniesService>(B2B_COMPANIES).companyGroupIds()
