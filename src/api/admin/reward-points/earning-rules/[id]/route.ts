import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { deleteEarningRuleWorkflow, updateEarningRuleWorkflow } from "../../../../../workflows/reward-points/earning-rules"
import { readEarningRuleRow } from "../../../../../workflows/reward-points/steps/earning-rules"
import { read, refusing } from "../../../../refusals"
import { presentEarningRule } from "../present-rule"
import { ruleChanges } from "../validators"

/** One earning rule. Answers `{ earning_rule }`; 404 `earning_rule_not_found`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ earning_rule: presentEarningRule(await readEarningRuleRow(req.scope, req.params.id)) })
})

/** Changes the given fields; the others stay. Answers `{ earning_rule }`; 400 with `errors`, 404. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  await updateEarningRuleWorkflow(req.scope).run({ input: { id: req.params.id, changes: read(ruleChanges, req.body) } })
  res.json({ earning_rule: presentEarningRule(await readEarningRuleRow(req.scope, req.params.id)) })
})

/** Deletes a rule; points that it gave stay. 404 `earning_rule_not_found`. */
export const DELETE = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { id } = req.params
  await deleteEarningRuleWorkflow(req.scope).run({ input: { id } })
  res.json({ id, object: "earning_rule", deleted: true })
})
