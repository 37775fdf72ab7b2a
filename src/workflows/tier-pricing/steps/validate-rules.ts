import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import { refuseUnknownReferences } from "./references"
import { mergeChange, parseRules, type RuleChange } from "./rule-input"

/** Refuses rules that are wrong in themselves or name what does not exist. @throws RefusalError `invalid_input` */
export const validateRulesStep = createStep("validate-tier-price-rules", async (rules: unknown[], { container }) => {
  await refuseUnknownReferences(container, parseRules(rules))
  return new StepResponse(void 0)
})

/** The same for a change of a stored rule. @throws RefusalError `rule_not_found` or `invalid_input` */
export const validateRuleChangeStep = createStep("validate-tier-price-rule-change", async (change: RuleChange, { container }) => {
  await refuseUnknownReferences(container, [await mergeChange(container.resolve<TierPricingService>(TIER_PRICING), change)])
  return new StepResponse(void 0)
})
