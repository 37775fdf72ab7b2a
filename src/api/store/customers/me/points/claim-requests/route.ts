import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { requestClaimWorkflow } from "../../../../../../workflows/reward-points/guests/request-claim"
import { refusing } from "../../../../../refusals"

/**
 * Asks for a link to the points that are held for the customer's e-mail address. Answers
 * `{ requested, hours, pause_minutes }`, whether something is held or not; 400 `program_off`,
 * `claims_off`.
 */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { result } = await requestClaimWorkflow(req.scope).run({ input: { customer_id: req.auth_context.actor_id } })
  res.json(result)
})
