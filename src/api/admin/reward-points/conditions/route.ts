import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { earningConditions } from "../../../../modules/reward-points/domain/earning-rule"
import { refusing } from "../../../refusals"

/** How an editor draws each condition of earning rules. Answers `{ conditions }`. */
export const GET = refusing((_req: MedusaRequest, res: MedusaResponse) => {
  res.json({ conditions: earningConditions.definitions })
})
