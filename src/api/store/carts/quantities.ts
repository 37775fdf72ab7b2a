import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MAX_QUANTITY } from "../../../modules/tier-pricing/domain/tier-price-rule"
import { RefusalError } from "../../../modules/tier-pricing/refusals"
import { refusalsOf } from "../../../shared/refusal"
import { z } from "../../../shared/schema"
import { refusing } from "../../refusals"

/** Core stores half a piece as one, and fails on more than its column holds. 0 takes a line out of the cart: core says where that is allowed. */
const pieces = z.number().int().min(0).max(MAX_QUANTITY).optional()
const quantities = z.object({ quantity: pieces, items: z.array(z.object({ quantity: pieces })).nullish() })

/** Refuses quantities that core would store otherwise than they were given. 400 with `errors`. */
export const refuseWrongQuantities = refusing(async (req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) => {
  const result = quantities.safeParse(req.body)
  if (!result.success) {
    throw new RefusalError("invalid_input", refusalsOf(result.error.issues))
  }
  next()
})
