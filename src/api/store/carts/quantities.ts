import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MAX_QUANTITY } from "../../../modules/tier-pricing/domain/tier-price-rule"
import { z } from "../../../shared/schema"
import { read, refusing } from "../../refusals"

const pieces = (least: 0 | 1) => z.number().int().min(least).max(MAX_QUANTITY).optional()

/** Bodies of the routes that write quantities; like core's, in any case. 0 takes a line out of the cart where it is changed. */
const QUANTITIES: { path: RegExp; body: z.ZodType }[] = [
  { path: /^\/store\/carts\/?$/i, body: z.object({ items: z.array(z.object({ quantity: pieces(1) })).nullish() }) },
  { path: /^\/store\/carts\/[^/]+\/line-items\/?$/i, body: z.object({ quantity: pieces(1) }) },
  { path: /^\/store\/carts\/[^/]+\/line-items\/[^/]+\/?$/i, body: z.object({ quantity: pieces(0) }) },
]

/**
 * Refuses quantities before core reads them: core stores half a piece as one, fails on more than its
 * column holds, and names no field. 400 with `errors`.
 */
export const refuseWrongQuantities = refusing((req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) => {
  const route = QUANTITIES.find(({ path }) => path.test(req.path))
  if (route) {
    read(route.body, req.body)
  }
  next()
})
