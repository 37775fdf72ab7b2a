import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { TIER_PRICING } from "../../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../../modules/tier-pricing/service"
import { deleteTierPriceRulesWorkflow } from "../../../../workflows/tier-pricing/delete-tier-price-rules"
import { readStoredRule } from "../../../../workflows/tier-pricing/steps/rule-input"
import { updateTierPriceRuleWorkflow } from "../../../../workflows/tier-pricing/update-tier-price-rule"
import { read, refusing } from "../../../refusals"
import { presentRule } from "../present-rules"
import { oneTierPriceRule, ruleChanges } from "../validators"

const answer = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const service = req.scope.resolve<TierPricingService>(TIER_PRICING)
  const { fields } = read(oneTierPriceRule, req.query)
  res.json({ tier_price_rule: await presentRule(service, await readStoredRule(service, req.params.id), fields) })
}

/** One rule, with all items of a price book; `?fields=-items` leaves them out. 400 with `errors`, 404 `rule_not_found`. */
export const GET = refusing(answer)

/** Changes the given fields of a rule; the others stay. 400 with `errors`, 404 `rule_not_found`. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  await updateTierPriceRuleWorkflow(req.scope).run({ input: { id: req.params.id, changes: read(ruleChanges, req.body) } })
  await answer(req, res)
})

/** Deletes a rule. 404 `rule_not_found`. */
export const DELETE = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { id } = await readStoredRule(req.scope.resolve<TierPricingService>(TIER_PRICING), req.params.id)
  await deleteTierPriceRulesWorkflow(req.scope).run({ input: { ids: [id] } })
  res.json({ id, object: "tier_price_rule", deleted: true })
})
