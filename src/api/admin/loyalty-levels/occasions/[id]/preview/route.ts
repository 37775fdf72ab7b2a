import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readOccasion } from "../../../../../../modules/occasions/storage/occasions"
import { RefusalError } from "../../../../../../shared/refusal-error"
import { previewOccasion } from "../../../../../../workflows/occasions/preview-occasion"
import { readOccasionRow } from "../../../../../../workflows/occasions/steps/store-occasions"
import { refusing } from "../../../../../refusals"

/** Who would get it in the next 30 days. Answers `{ due, count, until }`: the first 200, and how many they are. 404 `occasion_not_found`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const occasion = readOccasion(await readOccasionRow(req.scope, req.params.id))
  if (!occasion.ok) {
    throw new RefusalError("invalid_input", occasion.refusals)
  }
  res.json(await previewOccasion(req.scope, occasion.value, new Date()))
})
