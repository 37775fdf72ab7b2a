import type { MedusaContainer } from "@medusajs/framework/types"
import { B2B_COMPANIES } from "../../modules/companies/key"
import type { CompaniesService } from "../../modules/companies/service"
import { TIER_PRICING } from "../../modules/tier-pricing/key"
import type { TierPricingService } from "../../modules/tier-pricing/service"

/**
 * Makes what prices know of companies what the companies say: after an upgrade, or where a process died
 * between both.
 *
 * @returns how many groups were noted otherwise
 */
export const keepCompanyGroups = async (container: MedusaContainer): Promise<number> =>
  container.resolve<TierPricingService>(TIER_PRICING).keepCompanyGroups(await container.resolve<CompaniesService>(B2B_COMPANIES).companyGroupIds())
