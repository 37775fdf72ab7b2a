import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { readableFields } from "../../../modules/tier-pricing/domain/tier-price-rule"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import { refuseAll } from "../../../shared/refusal-error"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import type { Refusal } from "../../../shared/refusal"
import { mergeChange, problemsOf, readStoredRule, type RuleChange } from "./rule-input"

/** Refuses rules that are wrong in themselves or name what does not exist. @throws RefusalError `invalid_input` with all that is wrong */
export const validateRulesStep = createStep("validate-tier-price-rules", async (rules: unknown[], { container }) => {
  const refusals: Refusal[] = []
  for (const [index, rule] of rules.entries()) {
    const problems = await problemsOf(container, rule)
    refusals.push(...(rules.length > 1 ? problems.map((problem) => ({ ...problem, path: `${index}.${problem.path}` })) : problems))
  }
  refuseAll(refusals)
  return new StepResponse(void 0)
})

/**
 * The same for a change of a stored rule. Only what the change names is looked up: a rule whose
 * product was deleted since can still be archived.
 *
 * @throws RefusalError `rule_not_found` or `invalid_input`
 */
export const validateRuleChangeStep = createStep("validate-tier-price-rule-change", async ({ id, changes }: RuleChange, { container }) => {
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  const stored = await readStoredRule(service, id)
  refuseAll(await problemsOf(container, mergeChange(stored, changes), readableFields(changes)))
  return new StepResponse(void 0)
})
