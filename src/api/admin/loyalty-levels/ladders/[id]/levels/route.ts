import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { createLevelWorkflow } from "../../../../../../workflows/loyalty-levels/change-ladders"
import { refusing } from "../../../../../refusals"
import { presentLevel } from "../../../levels/present-level"

/** Makes a level: `AdminLevelInput`; without a group one is made. Answers `{ level }`; 400 with `errors`, 404 `ladder_not_found`. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { result: id } = await createLevelWorkflow(req.scope).run({ input: { ladder_id: req.params.id, level: req.body } })
  res.json({ level: await presentLevel(req.scope, id) })
})
