import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { archiveOccasionWorkflow, updateOccasionWorkflow } from "../../../../../workflows/occasions/occasions"
import { readOccasionRow } from "../../../../../workflows/occasions/steps/store-occasions"
import { read, refusing } from "../../../../refusals"
import { presentOccasions } from "../present-occasions"
import { occasionChanges } from "../validators"

const answer = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const [occasion] = await presentOccasions(req.scope, [await readOccasionRow(req.scope, req.params.id)])
  res.json({ occasion })
}

/** One occasion. Answers `{ occasion }`; 404 `occasion_not_found`. */
export const GET = refusing(answer)

/** Changes the given fields; the others stay. Answers `{ occasion }`; 400 with `errors`, 404. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  await updateOccasionWorkflow(req.scope).run({ input: { id: req.params.id, changes: read(occasionChanges, req.body) } })
  await answer(req, res)
})

/** Archives an occasion; what it gave stays. Answers `{ occasion }`; 404 `occasion_not_found`. */
export const DELETE = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  await archiveOccasionWorkflow(req.scope).run({ input: { id: req.params.id } })
  await answer(req, res)
})
