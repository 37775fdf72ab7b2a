import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { giveGuessBack, takeGuess } from "../../../workflows/referrals/guesses"
import { refusing } from "../../refusals"

/** The customer of the session; null: a guest. */
export const customerOf = (req: AuthenticatedMedusaRequest): string | null => req.auth_context?.actor_id || null

/** From where a request comes, as far as the shop's own proxy says. */
export const networkAddressOf = (req: AuthenticatedMedusaRequest): string | null => req.ip ?? null

/**
 * A route that tries a code. Tries that do not work are counted for the session, the network address and the cart; past the limit every
 * try is answered 429 `too_many_guesses` with `Retry-After`, also of a code that works.
 *
 * @param handler answers where the code works, and throws what it refuses
 */
export const withFewGuesses = (handler: (req: AuthenticatedMedusaRequest, res: MedusaResponse) => Promise<void>) =>
  refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
    const guesser = { cart_id: req.params.id ?? null, customer_id: customerOf(req), network_address: networkAddressOf(req) }
    const seconds = await takeGuess(req.scope, guesser, new Date())
    if (seconds !== null) {
      answerTooMany(res, seconds)
      return
    }
    await handler(req, res)
    await giveGuessBack(req.scope, guesser, new Date())
  })

const answerTooMany = (res: MedusaResponse, seconds: number): void => {
  const message = `too many codes were tried: try again in ${seconds} seconds`
  res.setHeader("Retry-After", String(seconds))
  res.status(429).json({ type: "not_allowed", code: "too_many_guesses", message, errors: [{ path: "code", reason: "too_many_guesses", message }] })
}
