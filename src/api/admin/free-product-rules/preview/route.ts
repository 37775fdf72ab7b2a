import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { previewFreeProductsWorkflow } from "../../../../workflows/free-products/preview-free-products"
import { read, refusing } from "../../../refusals"
import { previewFreeProducts } from "../validators"

/**
 * What rules give to a cart, an order or goods that are typed in, and why not more. Body: {@link previewFreeProducts}.
 * Answers `{ currency_code, lines, verdicts }`; 400 with `errors`, those of the unsaved rule below `rule`.
 */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { result } = await previewFreeProductsWorkflow(req.scope).run({ input: read(previewFreeProducts, req.body) })
  res.json(result)
})
