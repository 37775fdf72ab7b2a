import type { MedusaContainer } from "@medusajs/framework/types"
import { TIER_PRICING } from "../../modules/tier-pricing/key"
import type { TierPricingService } from "../../modules/tier-pricing/service"
import { companyGroupIds } from "../companies/company-members"

/**
 * Makes what prices know of companies what the companies say: after an upgrade, or where a process died
 * between both.
 *
 * @returns how many groups were noted otherwise
 */
export const keepCompanyGroups = async (container: MedusaContainer): Promise<number> =>
  container.resolve<TierPricingService>(TIER_PRICING).keepCompanyGroups(await companyGroupIds(container))
