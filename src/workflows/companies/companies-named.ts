import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { B2B_COMPANIES } from "../../modules/companies/key"
import type { CompaniesService } from "../../modules/companies/service"

/** Names looked up at once. */
const BATCH = 500

/** The ids of companies by what names them: the name or the id of the group, or their own id. What names none is left out. */
export const companiesNamed = async (container: MedusaContainer, names: string[]): Promise<Map<string, string>> => {
  const found = new Map<string, string>()
  for (let start = 0; start < names.length; start += BATCH) {
    await findPart(container, names.slice(start, start + BATCH), found)
  }
  return found
}

const findPart = async (container: MedusaContainer, names: string[], found: Map<string, string>): Promise<void> => {
  const service = container.resolve<CompaniesService>(B2B_COMPANIES)
  const groups = await container.resolve(Modules.CUSTOMER).listCustomerGroups({ $or: [{ name: { $in: names } }, { id: names }] }, { select: ["id", "name"], take: null })
  const of_groups = groups.length ? (await service.findCompanies({ customer_group_ids: groups.map(({ id }) => id) }, { limit: groups.length, offset: 0 })).companies : []
  const { companies } = await service.findCompanies({ ids: names }, { limit: names.length, offset: 0 })
  const group_names = new Map(groups.map(({ id, name }) => [id, name]))
  of_groups.forEach(({ id, customer_group_id }) => {
    found.set(customer_group_id, id)
    found.set(group_names.get(customer_group_id) ?? customer_group_id, id)
  })
  companies.forEach(({ id }) => found.set(id, id))
}
