import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { createFreeProductRuleWorkflow } from "../../../workflows/free-products/rules"
import { readFreeProductRuleRow } from "../../../workflows/free-products/steps/rules"
import { read, refusing } from "../../refusals"
import { listRules } from "./list-rules"
import { presentRule, presentRules } from "./present-rules"
import { listFreeProductRules } from "./validators"

/**
 * Lists free-product rules, newest first, each with how it names the product or variant that is asked for.
 * Query: {@link listFreeProductRules}. Answers `{ rules, count, offset, limit }`.
 */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const selection = read(listFreeProductRules, req.query)
  const { rows, count, names } = await listRules(req.scope, selection)
  const rules = (await presentRules(req.scope, rows)).map((rule) => ({ ...rule, names: names.get(rule.id) ?? [] }))
  res.json({ rules, count, offset: selection.offset, limit: selection.limit })
})

/** Creates a free-product rule. Answers `{ rule }`; 400 with `errors` for every wrong field. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { result } = await createFreeProductRuleWorkflow(req.scope).run({ input: { rule: req.body } })
  res.json({ rule: await presentRule(req.scope, await readFreeProductRuleRow(req.scope, result)) })
})
