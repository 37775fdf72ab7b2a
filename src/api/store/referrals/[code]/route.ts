import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { presentOffer } from "../../../../workflows/referrals/present-offer"
import { customerOf, withFewGuesses } from "../few-guesses"

/**
 * What a friend gets by a code. Answers `{ referral }`; 404 `unknown_code` for every code that does not work: those that are inactive,
 * exhausted or the buyer's own cannot be told from those that do not exist; 429 `too_many_guesses` with `Retry-After`.
 */
export const GET = withFewGuesses(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json({ referral: await presentOffer(req.scope, req.params.code, customerOf(req), new Date()) })
})
