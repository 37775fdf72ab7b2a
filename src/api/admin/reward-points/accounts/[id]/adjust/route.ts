import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { adjustAccountWorkflow } from "../../../../../../workflows/reward-points/adjust-account"
import { actorOf } from "../../../../../actor"
import { refusing } from "../../../../../refusals"
import { presentPosted } from "../../present-posted"

/**
 * Adds points or takes some: `{ points, reason, idempotency_key?, expires_at? }`. Answers
 * `{ entry, account }`; 400 with `errors`, 404 `account_not_found`, 409 `idempotency_conflict`.
 */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { result } = await adjustAccountWorkflow(req.scope).run({ input: { account_id: req.params.id, adjustment: req.body, actor_id: actorOf(req) } })
  res.json(await presentPosted(req.scope, result))
})
