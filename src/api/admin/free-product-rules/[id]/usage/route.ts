import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readFreeProductRule } from "../../../../../modules/free-products/storage/rules"
import { readFreeProductRuleRow } from "../../../../../workflows/free-products/steps/rules"
import { usageOfRule } from "../../../../../workflows/free-products/usage"
import { read, refusing } from "../../../../refusals"
import { ruleUsage } from "../../validators"

/** Of a rule that is broken no limit is known, and it gives nothing. */
const NO_LIMITS = { per_order: null, per_owner: null, total: null }

/**
 * What a rule has given, newest first. Query: {@link ruleUsage}. Answers `AdminFreeProductUsage`: figures of the whole window, and a
 * page of `uses`; 404 `free_product_rule_not_found`.
 */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { from = null, to = null, limit, offset } = read(ruleUsage, req.query)
  const row = await readFreeProductRuleRow(req.scope, req.params.id)
  const rule = readFreeProductRule(row)
  res.json(await usageOfRule(req.scope, { id: row.id, limits: rule.ok ? rule.value.limits : NO_LIMITS }, { from, to, limit, offset }))
})
