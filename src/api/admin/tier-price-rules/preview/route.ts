import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { previewTierPricesWorkflow } from "../../../../workflows/tier-pricing/preview-tier-prices"
import { read, refusing } from "../../../refusals"
import { previewPrices } from "../validators"

/** What a buyer would pay for these variants, and why. Answers `{ prices }`; 400 with `errors`. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { result } = await previewTierPricesWorkflow(req.scope).run({ input: read(previewPrices, req.body) })
  res.json({ prices: result })
})
