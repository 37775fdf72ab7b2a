import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { TIER_PRICING } from "../modules/tier-pricing/key"
import type { TierPricingService } from "../modules/tier-pricing/service"
import { keepCompanyGroups } from "../workflows/tier-pricing/keep-company-groups"
import { rebuildTierPriceMembersWorkflow } from "../workflows/tier-pricing/rebuild-tier-price-members"

/** A cart that nobody has changed for this long is no cart any more. */
const CART_DAYS = 90

const DAY = 24 * 60 * 60 * 1000

/**
 * Compares the membership index with the catalogue, repairs what is wrong and says what that was:
 * a lost event costs minutes, not a price. So it does with which groups are companies. Also forgets what is known about old carts.
 */
export default async function repairTierPriceMembers(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { result } = await rebuildTierPriceMembersWorkflow(container).run()
  const { added, changed, removed } = result
  if (added + changed + removed > 0) {
    logger.warn(`tier pricing: repaired the membership index: ${added} added, ${changed} changed, ${removed} removed`)
  }
  const groups = await keepCompanyGroups(container)
  if (groups > 0) {
    logger.warn(`tier pricing: ${groups} customer groups were companies without being known as such, or known as companies without being one`)
  }
  await container.resolve<TierPricingService>(TIER_PRICING).forgetCarts(new Date(Date.now() - CART_DAYS * DAY))
}

export const config = {
  name: "repair-tier-price-members",
  schedule: "7,37 * * * *",
}
