import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { grantActionWorkflow } from "../../../../workflows/reward-points/grant-action"
import { actorOf } from "../../../actor"
import { refusing } from "../../../refusals"
import { presentPosted } from "../accounts/present-posted"

/**
 * Grants points for an action of the shop's own: `{ customer_id | company_id, action, points,
 * idempotency_key, cap?, text? }`. Answers `{ entry, account }`; 400 with `errors`, `cap_reached`,
 * `program_off`, 409 `idempotency_conflict`.
 */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { result } = await grantActionWorkflow(req.scope).run({ input: { action: req.body, actor_id: actorOf(req) } })
  res.json(await presentPosted(req.scope, result))
})
