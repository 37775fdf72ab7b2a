import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { deleteLadderWorkflow, updateLadderWorkflow } from "../../../../../workflows/loyalty-levels/change-ladders"
import { presentLadders } from "../../../../../workflows/loyalty-levels/present-ladders"
import { levels } from "../../../../../workflows/loyalty-levels/requalify"
import { refusing } from "../../../../refusals"

const answer = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const [ladder] = await presentLadders(req.scope, [await levels(req.scope).ladder(req.params.id)])
  res.json({ ladder })
}

/** One ladder with its levels. Answers `{ ladder }`; 404 `ladder_not_found`. */
export const GET = refusing(answer)

/** Changes the given settings; who stands where follows with the next run. Answers `{ ladder }`; 400 with `errors`, 404 `ladder_not_found`. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  await updateLadderWorkflow(req.scope).run({ input: { id: req.params.id, changes: req.body } })
  await answer(req, res)
})

/** Deletes a ladder with its levels; their groups stay. Answers `{ id, object, deleted }`; 404 `ladder_not_found`. */
export const DELETE = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  await deleteLadderWorkflow(req.scope).run({ input: { id: req.params.id } })
  res.json({ id: req.params.id, object: "loyalty_ladder", deleted: true })
})
