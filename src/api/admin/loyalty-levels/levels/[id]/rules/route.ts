import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { rulesOfLevel } from "../../../../../../workflows/loyalty-levels/rules-of-level"
import { refusing } from "../../../../../refusals"

/** What hangs on the group of a level. Answers `{ rules }`; 404 `level_not_found`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ rules: await rulesOfLevel(req.scope, req.params.id) })
})
