import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { createLadderWorkflow } from "../../../../workflows/loyalty-levels/change-ladders"
import { presentLadders } from "../../../../workflows/loyalty-levels/present-ladders"
import { levels } from "../../../../workflows/loyalty-levels/requalify"
import { refusing } from "../../../refusals"

/** All ladders with their levels, those in force first. Answers `{ ladders }`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ ladders: await presentLadders(req.scope, await levels(req.scope).ladders()) })
})

/** Makes a ladder: `AdminLadderInput`, what is left out has its default. Answers `{ ladder }`; 400 with `errors`. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { result: id } = await createLadderWorkflow(req.scope).run({ input: { ladder: req.body } })
  const [ladder] = await presentLadders(req.scope, [await levels(req.scope).ladder(id)])
  res.json({ ladder })
})
