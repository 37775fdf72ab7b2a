import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { presentReferralDetail } from "../../../../workflows/referrals/present-referrals"
import { refusing } from "../../../refusals"

/** One referral with its signals, its way and what it gave. Answers `{ referral }`; 404 `referral_not_found`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ referral: await presentReferralDetail(req.scope, req.params.id, new Date()) })
})
