import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import { rebuildMembers } from "../members/keep-members"

/** Builds the membership index when it never was: a shop that gets its first rule had a catalogue before. */
export const ensureTierPriceMembersStep = createStep("ensure-tier-price-members", async (_input: void, { container }) => {
  if (!(await container.resolve<TierPricingService>(TIER_PRICING).membersBuiltAt())) {
    await rebuildMembers(container)
  }
  return new StepResponse(void 0)
})
