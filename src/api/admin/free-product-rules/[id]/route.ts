import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { deleteFreeProductRuleWorkflow, updateFreeProductRuleWorkflow } from "../../../../workflows/free-products/rules"
import { readFreeProductRuleRow } from "../../../../workflows/free-products/steps/rules"
import { read, refusing } from "../../../refusals"
import { presentRule } from "../present-rules"
import { ruleChanges } from "../validators"

/** One free-product rule. Answers `{ rule }`; 404 `free_product_rule_not_found`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ rule: await presentRule(req.scope, await readFreeProductRuleRow(req.scope, req.params.id)) })
})

/** Changes the given fields; the others stay. Answers `{ rule }`; 400 with `errors`, 404. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  await updateFreeProductRuleWorkflow(req.scope).run({ input: { id: req.params.id, changes: read(ruleChanges, req.body) } })
  res.json({ rule: await presentRule(req.scope, await readFreeProductRuleRow(req.scope, req.params.id)) })
})

/** Deletes a rule; orders keep what it gave them. 404 `free_product_rule_not_found`. */
export const DELETE = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { id } = req.params
  await deleteFreeProductRuleWorkflow(req.scope).run({ input: { id } })
  res.json({ id, object: "free_product_rule", deleted: true })
})
