import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { presentOwnLoyalty } from "../../../../../workflows/loyalty-levels/present-members"
import { refusing } from "../../../../refusals"

/** The customer's own level: where it comes from, what keeps it, what is missing for the next, history, offers. Answers `{ loyalty }`. */
export const GET = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json({ loyalty: await presentOwnLoyalty(req.scope, req.auth_context.actor_id, new Date()) })
})
