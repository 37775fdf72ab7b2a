import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RefusalError } from "../../../../../shared/refusal-error"
import { claimReferralWorkflow } from "../../../../../workflows/referrals/claim-referral"
import { presentCartReferral } from "../../../../../workflows/referrals/present-cart-referral"
import { releaseReferralWorkflow } from "../../../../../workflows/referrals/release-referral"
import { read, refusing } from "../../../../refusals"
import { customerOf, networkAddressOf, withFewGuesses } from "../../../referrals/few-guesses"
import { putReferral } from "./validators"

/** The code that is on the cart. Answers `{ referral }`, null where there is none; 404 `referrals_off` where the programme is off, `cart_not_found`. */
export const GET = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json({ referral: await presentCartReferral(req.scope, req.params.id, new Date()) })
})

/**
 * Puts a code on the cart: `{ code, channel? }`; `channel` says how it came to the buyer. Answers `{ cart }`; 400 `referral_refused` for
 * every code that does not work, whyever; 400 `cart_completed`, 404 `cart_not_found`, 429 `too_many_guesses` with `Retry-After`.
 */
export const POST = withFewGuesses(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { code, channel } = read(putReferral, req.body)
  const { result } = await claimReferralWorkflow(req.scope).run({
    input: { cart_id: req.params.id, code, channel, customer_id: customerOf(req), network_address: networkAddressOf(req) },
  })
  if (result.referral_id === null) {
    throw new RefusalError("referral_refused", [
      { path: "code", reason: "referral_refused", message: "the code does not work here: it is for the first order of a new customer, and must be one that is in force" },
    ])
  }
  await answerCart(req, res)
})

/** Takes the code off the cart; the buyer is free for another one. Answers `{ cart }`; 400 `cart_completed`, 404 `cart_not_found`. */
export const DELETE = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await releaseReferralWorkflow(req.scope).run({ input: { cart_id: req.params.id } })
  await answerCart(req, res)
})

const answerCart = async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: req.queryConfig.fields, filters: { id: req.params.id } })
  res.json({ cart: data[0] })
}
