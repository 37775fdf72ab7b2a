import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import { readChangedRule, readRule, type RuleChange } from "./rule-input"

/** Stores new rules; undone by deleting them. Returns their ids. */
export const storeRulesStep = createStep(
  "store-tier-price-rules",
  async (rules: unknown[], { container }) => {
    const rows = await container.resolve<TierPricingService>(TIER_PRICING).storeRules(rules.map(readRule))
    const ids = rows.map(({ id }) => id)
    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (ids?.length) {
      await container.resolve<TierPricingService>(TIER_PRICING).deleteTierPriceRules(ids)
    }
  }
)

/** Changes one rule in one transaction. The last step of its workflow: nothing after it can ask to undo it. */
export const storeRuleChangeStep = createStep("store-tier-price-rule-change", async ({ id, changes }: RuleChange, { container }) => {
  await container.resolve<TierPricingService>(TIER_PRICING).changeRule(id, (stored) => readChangedRule(stored, changes))
  return new StepResponse(id)
})

/** Deletes rules so that they can be restored; undone by restoring them. */
export const deleteRulesStep = createStep(
  "delete-tier-price-rules",
  async (ids: string[], { container }) => {
    await container.resolve<TierPricingService>(TIER_PRICING).softDeleteTierPriceRules(ids)
    return new StepResponse(void 0, ids)
  },
  async (ids, { container }) => {
    if (ids?.length) {
      await container.resolve<TierPricingService>(TIER_PRICING).restoreTierPriceRules(ids)
    }
  }
)
