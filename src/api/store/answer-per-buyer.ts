import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaResponse } from "@medusajs/framework/http"

/**
 * Prices differ by buyer: a cache that many people share must neither keep the answer to one of them
 * nor hand it to another who asks for the same address.
 */
export const answerPerBuyer = (req: AuthenticatedMedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  res.vary("Authorization")
  res.vary("Cookie")
  if (req.auth_context?.actor_id) {
    res.setHeader("Cache-Control", "private, no-cache")
  }
  next()
}
