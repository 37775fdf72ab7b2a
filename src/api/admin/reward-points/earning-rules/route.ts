import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { REWARD_POINTS } from "../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../modules/reward-points/service"
import { createEarningRuleWorkflow } from "../../../../workflows/reward-points/earning-rules"
import { readEarningRuleRow } from "../../../../workflows/reward-points/steps/earning-rules"
import { read, refusing } from "../../../refusals"
import { presentEarningRule } from "./present-rule"
import { listEarningRules } from "./validators"

/** Lists earning rules. Query: {@link listEarningRules}. Answers `{ earning_rules, count, offset, limit }`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { q, status, order, limit, offset } = read(listEarningRules, req.query)
  const service = req.scope.resolve<RewardPointsService>(REWARD_POINTS)
  const direction = order.startsWith("-") ? "DESC" : "ASC"
  const [rows, count] = await service.listAndCountRewardPointsEarningRules(
    { ...(q && { q }), ...(status && { status }) },
    { take: limit, skip: offset, order: { [order.replace("-", "")]: direction, id: "ASC" } }
  )
  res.json({ earning_rules: rows.map(presentEarningRule), count, offset, limit })
})

/** Creates an earning rule. Answers `{ earning_rule }`; 400 with `errors` for every wrong field. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { result } = await createEarningRuleWorkflow(req.scope).run({ input: { rule: req.body } })
  res.json({ earning_rule: presentEarningRule(await readEarningRuleRow(req.scope, result)) })
})
