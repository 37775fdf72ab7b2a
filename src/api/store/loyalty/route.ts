import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StoreLoyalty } from "../../../types/loyalty-levels"
import { presentStoreLadders } from "../../../workflows/loyalty-levels/present-ladders"
import { levels } from "../../../workflows/loyalty-levels/requalify"
import { storeOccasions } from "../../../workflows/occasions/store-occasions"
import { refusing } from "../../refusals"

/** The ladders in force with what their levels ask and the terms, for everybody. Answers `{ loyalty }`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const loyalty: StoreLoyalty = { ladders: presentStoreLadders(await levels(req.scope).activeLadders()), occasions: await storeOccasions(req.scope) }
  res.json({ loyalty })
})
