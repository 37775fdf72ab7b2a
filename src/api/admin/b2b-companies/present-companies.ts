/** Companies as the admin API shows them. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { B2B_COMPANIES } from "../../../modules/companies/key"
import type { CompaniesService, Company } from "../../../modules/companies/service"
import type { ListCompanies } from "./validators"

export type PresentedCompany = Company & {
  /** The name of its group; null where the group was deleted. */
  name: string | null
}

/** One page of companies with their names, the newest first, and the count of all that match. */
export const findPresentedCompanies = async (
  container: MedusaContainer,
  { id, customer_group_id, q, limit, offset }: ListCompanies
): Promise<{ companies: PresentedCompany[]; count: number }> => {
  const selection = { ids: id, customer_group_ids: customer_group_id, q, q_group_ids: q === undefined ? [] : await groupsNamed(container, q) }
  const { companies, count } = await container.resolve<CompaniesService>(B2B_COMPANIES).findCompanies(selection, { limit, offset })
  return { companies: await presentCompanies(container, companies), count }
}

/** One company with its name. @throws RefusalError `company_not_found` */
export const readPresentedCompany = async (container: MedusaContainer, id: string): Promise<PresentedCompany> => {
  const company = await container.resolve<CompaniesService>(B2B_COMPANIES).readCompany(id)
  const [presented] = await presentCompanies(container, [company])
  return presented
}

const presentCompanies = async (container: MedusaContainer, companies: Company[]): Promise<PresentedCompany[]> => {
  const ids = companies.map(({ customer_group_id }) => customer_group_id)
  const groups = ids.length ? await container.resolve(Modules.CUSTOMER).listCustomerGroups({ id: ids }, { select: ["id", "name"], take: null }) : []
  const names = new Map(groups.map(({ id, name }) => [id, name]))
  return companies.map((company) => ({ ...company, name: names.get(company.customer_group_id) ?? null }))
}

const groupsNamed = async (container: MedusaContainer, q: string): Promise<string[]> => {
  const groups = await container.resolve(Modules.CUSTOMER).listCustomerGroups({ q }, { select: ["id"], take: null })
  return groups.map(({ id }) => id)
}
