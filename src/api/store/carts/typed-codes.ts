import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { looksLikeCode } from "../../../storage/codes"

/** Medusa tells small letters from capital ones: a personal code is taken as people type it, ` 7kq2md-xw9rtb-4hcz8p`. */
const asGiven = (typed: unknown): unknown => {
  const code = typeof typed === "string" ? typed.trim().toUpperCase() : ""
  return looksLikeCode(code) ? code : typed
}

const hasCodes = (body: unknown): body is { promo_codes: unknown[] } => typeof body === "object" && body !== null && "promo_codes" in body && Array.isArray(body.promo_codes)

/** Other texts stay as they are. */
export const readTypedCodes = (req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void => {
  if (hasCodes(req.body)) {
    req.body.promo_codes = req.body.promo_codes.map(asGiven)
  }
  next()
}
