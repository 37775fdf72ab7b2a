import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { deleteLevelWorkflow, updateLevelWorkflow } from "../../../../../workflows/loyalty-levels/change-ladders"
import { refusing } from "../../../../refusals"
import { presentLevel } from "../present-level"

const answer = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ level: await presentLevel(req.scope, req.params.id) })
}

/** One level. Answers `{ level }`; 404 `level_not_found`. */
export const GET = refusing(answer)

/** Changes the given fields; who stands where follows with the next run. Answers `{ level }`; 400 with `errors`, 404 `level_not_found`. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  await updateLevelWorkflow(req.scope).run({ input: { id: req.params.id, changes: req.body } })
  await answer(req, res)
})

/** Deletes a level; its group stays. Answers `{ id, object, deleted }`; 404 `level_not_found`. */
export const DELETE = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  await deleteLevelWorkflow(req.scope).run({ input: { id: req.params.id } })
  res.json({ id: req.params.id, object: "loyalty_level", deleted: true })
})
