/** Which customer groups are companies, as prices know it. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../modules/tier-pricing/service"

/** A group that becomes a company, or is none any more. */
export type CompanyGroupChange = { customer_group_id: string; is_company: boolean }

const note = async (container: MedusaContainer, { customer_group_id, is_company }: CompanyGroupChange): Promise<void> => {
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  await (is_company ? service.noteCompanyGroups([customer_group_id]) : service.forgetCompanyGroup(customer_group_id))
}

/** Carts of its members are priced anew at their next change. Undone by noting the contrary. */
export const noteCompanyGroupStep = createStep(
  "note-tier-price-company-group",
  async (change: CompanyGroupChange, { container }) => {
    await note(container, change)
    return new StepResponse(void 0, change)
  },
  async (change, { container }) => {
    if (change) {
      await note(container, { ...change, is_company: !change.is_company })
    }
  }
)
