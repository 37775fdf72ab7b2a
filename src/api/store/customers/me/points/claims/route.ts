import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { claimPointsWorkflow } from "../../../../../../workflows/reward-points/guests/claim-points"
import { read, refusing } from "../../../../../refusals"
import { claimPoints } from "../validators"

/**
 * Grants what is held for the customer's e-mail address: `{ token }` of the link that was sent there.
 * Answers `{ granted, orders }`; 400 `claim_invalid` (also for somebody else's link), `claim_used`,
 * `claim_expired`, `program_off`, `claims_off`; 409 `claim_busy`.
 */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { token } = read(claimPoints, req.body)
  const { result } = await claimPointsWorkflow(req.scope).run({ input: { customer_id: req.auth_context.actor_id, token } })
  res.json(result)
})
