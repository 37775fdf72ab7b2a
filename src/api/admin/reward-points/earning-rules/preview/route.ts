import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { previewEarningsWorkflow } from "../../../../../workflows/reward-points/preview-earnings"
import { read, refusing } from "../../../../refusals"
import { previewEarnings } from "../validators"

/** What a cart or an order would earn, and why not more. Body: {@link previewEarnings}. Answers `{ points, lines, rules }`; 400 with `errors`. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { result } = await previewEarningsWorkflow(req.scope).run({ input: read(previewEarnings, req.body) })
  res.json(result)
})
