import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import { createTierPriceRulesWorkflow } from "../../../workflows/tier-pricing/create-tier-price-rules"
import { readStoredRule } from "../../../workflows/tier-pricing/steps/rule-input"
import { read, refusing } from "../../refusals"
import { listRules } from "./list-rules"
import { presentRule, presentRules } from "./present-rules"
import { listTierPriceRules } from "./validators"

/**
 * Lists rules, newest first. The items of price books are left out; `item_count` tells how many there are.
 * Query: {@link listTierPriceRules}. Answers `{ tier_price_rules, count, offset, limit }`.
 */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { fields, ...selection } = read(listTierPriceRules, req.query)
  const service = req.scope.resolve<TierPricingService>(TIER_PRICING)
  const { rows, count } = await listRules(req.scope, selection)
  res.json({ tier_price_rules: await presentRules(service, rows, fields), count, offset: selection.offset, limit: selection.limit })
})

/** Creates one rule. Answers `{ tier_price_rule }`; 400 with `errors` for every wrong field. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { result } = await createTierPriceRulesWorkflow(req.scope).run({ input: { rules: [req.body] } })
  const service = req.scope.resolve<TierPricingService>(TIER_PRICING)
  res.json({ tier_price_rule: await presentRule(service, await readStoredRule(service, result[0])) })
})
