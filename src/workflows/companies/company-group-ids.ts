import type { MedusaContainer } from "@medusajs/framework/types"
import { B2B_COMPANIES } from "../../modules/companies/key"
import type { CompaniesService } from "../../modules/companies/service"

/** The customer groups that are companies. */
export const companyGroupIds = (container: MedusaContainer): Promise<string[]> => container.resolve<CompaniesService>(B2B_COMPANIES).companyGroupIds()
