/** Companies as other slices see them. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { B2B_COMPANIES } from "../../modules/companies/key"
import type { CompaniesService, Company } from "../../modules/companies/service"

/** What there is to know of a company: its id, its group, and since when it is one. */
export type KnownCompany = Pick<Company, "id" | "customer_group_id" | "created_at">

const service = (container: MedusaContainer): CompaniesService => container.resolve<CompaniesService>(B2B_COMPANIES)

/** Those of the ids that are companies. */
export const companiesByIds = async (container: MedusaContainer, ids: string[]): Promise<KnownCompany[]> =>
  ids.length ? (await service(container).findCompanies({ ids }, { limit: ids.length, offset: 0 })).companies : []

/** What a company is told from others by, beside its members: its VAT number, and the domains of its addresses. */
export type CompanyMarks = Pick<Company, "id" | "customer_group_id" | "vat_number" | "mail_domains">

/** Those of the ids that are companies, with what they are told by. */
export const companyMarks = async (container: MedusaContainer, ids: string[]): Promise<CompanyMarks[]> =>
  ids.length ? (await service(container).findCompanies({ ids }, { limit: ids.length, offset: 0 })).companies : []

/** The companies that these groups are. */
export const companiesByGroups = async (container: MedusaContainer, customer_group_ids: string[]): Promise<KnownCompany[]> =>
  customer_group_ids.length ? (await service(container).findCompanies({ customer_group_ids }, { limit: customer_group_ids.length, offset: 0 })).companies : []

/** The next companies, by id. */
export const companiesAfter = (container: MedusaContainer, after: string, limit: number): Promise<KnownCompany[]> => service(container).companiesAfter(after, limit)
