import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import { refuseUnknownReferences, type RuleReferences } from "./references"
import { mergeChange, parseRules, type RuleChange } from "./rule-input"

/** Refuses rules that are wrong in themselves or name what does not exist. @throws RefusalError `invalid_input` */
export const validateRulesStep = createStep("validate-tier-price-rules", async (rules: unknown[], { container }) => {
  await refuseUnknownReferences(container, parseRules(rules))
  return new StepResponse(void 0)
})

/**
 * The same for a change of a stored rule. Only what the change names is looked up: a rule whose
 * product was deleted since can still be archived.
 *
 * @throws RefusalError `rule_not_found` or `invalid_input`
 */
export const validateRuleChangeStep = createStep("validate-tier-price-rule-change", async (change: RuleChange, { container }) => {
  const rule = await mergeChange(container.resolve<TierPricingService>(TIER_PRICING), change)
  await refuseUnknownReferences(container, [changedReferences(rule, change)])
  return new StepResponse(void 0)
})

const changedReferences = (rule: RuleReferences, { changes }: RuleChange): RuleReferences => ({
  audience: changes.audience === undefined ? { type: "everyone", ids: [] } : rule.audience,
  scope: changes.scope === undefined ? null : rule.scope,
  exclude: changes.exclude === undefined ? [] : rule.exclude,
  region_ids: changes.region_ids === undefined ? [] : rule.region_ids,
  items: changes.items === undefined ? null : rule.items,
})
