import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { noteNetworkOf } from "../../../../../workflows/referrals/friends/networks"
import { languageOf, presentOwnReferral } from "../../../../../workflows/referrals/present-own-referral"
import { refusing } from "../../../../refusals"

/** The customer as an advocate: code, link, text to share, friends by state, what was earned. The request's locale says in which language the text is filled in. Answers `{ referral }`. */
export const GET = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await noteNetworkOf(req.scope, req.auth_context.actor_id, req.ip, new Date())
  res.json({ referral: await presentOwnReferral(req.scope, req.auth_context.actor_id, languageOf(req.locale), new Date()) })
})
