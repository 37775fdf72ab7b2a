import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { whatIf } from "../../../../workflows/loyalty-levels/what-if"
import { refusing } from "../../../refusals"

/** How many would move with other settings, with changed, new or removed levels: `AdminLevelWhatIfInput`. Nothing is stored. Answers `AdminLevelWhatIf`; 400 with `errors`, 404 `ladder_not_found`. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  res.json(await whatIf(req.scope, req.body, new Date()))
})
