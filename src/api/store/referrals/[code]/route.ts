import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { presentOffer } from "../../../../workflows/referrals/present-offer"
import { read } from "../../../refusals"
import { customerOf, withFewGuesses } from "../few-guesses"
import { readOffer } from "../validators"

/**
 * What a friend gets by a code. With `currency_code` amounts are told in that currency alone. Answers `{ referral }`; 404 `unknown_code` for every code that does not work: those that are inactive,
 * exhausted or the buyer's own cannot be told from those that do not exist; 429 `too_many_guesses` with `Retry-After`.
 */
export const GET = withFewGuesses(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { currency_code } = read(readOffer, req.query)
  res.json({ referral: await presentOffer(req.scope, { code: req.params.code, customer_id: customerOf(req), currency_code }, new Date()) })
})
