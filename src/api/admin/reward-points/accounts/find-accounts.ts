/** Finds accounts by what an admin knows of their owners. */
import type { FilterableCustomerProps, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { B2B_COMPANIES } from "../../../../modules/companies/key"
import type { CompaniesService, CompanySelection } from "../../../../modules/companies/service"
import { REWARD_POINTS } from "../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../modules/reward-points/service"
import type { AccountRow, Owner } from "../../../../modules/reward-points/storage/accounts"
import type { ListAccounts } from "./validators"

/** Owners that a search looks at; of more the first are found. */
const MOST = 1_000

/** A page of accounts. Asked for a customer or a company, its account comes to be with the first look. */
export const findAccountPage = async (container: MedusaContainer, asked: ListAccounts): Promise<{ accounts: AccountRow[]; count: number }> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const { owner_type, balance, limit, offset } = asked
  const named = await accountNamed(service, asked)
  if (named) {
    return service.listAccounts({ ids: [named], owner_type, balance }, { limit, offset })
  }
  const owners = await ownersOf(container, asked)
  if (owners && (asked.customer_id || asked.company_id || asked.customer_group_id)) {
    await service.ensureAccounts(owners)
  }
  return service.listAccounts({ owner_type, balance, ...(owners && { owners }) }, { limit, offset })
}

/** The account whose own id is searched for, also one whose owner was erased. */
const accountNamed = async (service: RewardPointsService, { q, customer_id, company_id, customer_group_id }: ListAccounts): Promise<string | null> => {
  if (!q || customer_id || company_id || customer_group_id) {
    return null
  }
  const { accounts } = await service.listAccounts({ ids: [q] }, { limit: 1, offset: 0 })
  return accounts[0]?.id ?? null
}

/** Owners that match; null where nothing is asked of them. */
const ownersOf = async (container: MedusaContainer, { q, customer_id, company_id, customer_group_id }: ListAccounts): Promise<Owner[] | null> => {
  const sets = [
    customer_id ? await existingCustomers(container, { id: customer_id }) : null,
    company_id ? await companies(container, { ids: [company_id] }) : null,
    customer_group_id ? await companies(container, { customer_group_ids: [customer_group_id] }) : null,
    q ? [...(await existingCustomers(container, { has_account: true, $or: [{ id: q }, { $and: wordsOf(q).map(inAnyField) }] })), ...(await companiesNamed(container, q))] : null,
  ].filter((set) => set !== null)
  return sets.length ? sets.reduce((all, set) => all.filter(({ type, id }) => set.some((other) => other.type === type && other.id === id))) : null
}

/** Each word is to be found somewhere: `ada lovelace` finds a first and a last name. */
const wordsOf = (q: string): string[] => q.split(/\s+/).filter(Boolean)

const CUSTOMER_FIELDS = ["email", "first_name", "last_name", "company_name"] as const

const inAnyField = (word: string): FilterableCustomerProps => {
  const $ilike = `%${word.replace(/[\\%_]/g, "\\$&")}%`
  return { $or: CUSTOMER_FIELDS.map((field) => ({ [field]: { $ilike } })) }
}

const existingCustomers = async (container: MedusaContainer, filters: FilterableCustomerProps): Promise<Owner[]> => {
  const customers = await container.resolve(Modules.CUSTOMER).listCustomers(filters, { select: ["id"], take: MOST })
  return customers.map(({ id }) => ({ type: "customer", id }))
}

const companies = async (container: MedusaContainer, selection: CompanySelection): Promise<Owner[]> => {
  const found = await container.resolve<CompaniesService>(B2B_COMPANIES).findCompanies(selection, { limit: MOST, offset: 0 })
  return found.companies.map(({ id }) => ({ type: "company", id }))
}

/** By the name of the group, by VAT number as it is written anywhere, by mail domain, or by id. */
const companiesNamed = async (container: MedusaContainer, q: string): Promise<Owner[]> => {
  const groups = await container.resolve(Modules.CUSTOMER).listCustomerGroups({ q }, { select: ["id"], take: MOST })
  const vat_number = q.replace(/[\s.-]/g, "")
  const found = [
    ...(await companies(container, { q, q_group_ids: groups.map(({ id }) => id) })),
    ...(vat_number ? await companies(container, { q: vat_number, q_group_ids: [] }) : []),
    ...(await companies(container, { ids: [q] })),
  ]
  return [...new Map(found.map((owner) => [owner.id, owner])).values()]
}
