import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { freeProductConditions } from "../../../../modules/free-products/domain/free-product-rule"
import { refusing } from "../../../refusals"

/** How an editor draws each condition of free-product rules. Answers `{ conditions }`. */
export const GET = refusing((_req: MedusaRequest, res: MedusaResponse) => {
  res.json({ conditions: freeProductConditions.definitions })
})
