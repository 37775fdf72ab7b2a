import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { OCCASIONS } from "../../../../modules/occasions/key"
import type { OccasionsService } from "../../../../modules/occasions/service"
import { createOccasionWorkflow } from "../../../../workflows/occasions/occasions"
import { readOccasionRow } from "../../../../workflows/occasions/steps/store-occasions"
import { read, refusing } from "../../../refusals"
import { presentOccasions } from "./present-occasions"
import { listOccasions } from "./validators"

/** Lists occasions. Query: {@link listOccasions}. Answers `{ occasions, count, offset, limit }`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { q, status, order, limit, offset } = read(listOccasions, req.query)
  const direction = order.startsWith("-") ? "DESC" : "ASC"
  const [rows, count] = await req.scope
    .resolve<OccasionsService>(OCCASIONS)
    .listAndCountLoyaltyOccasions({ ...(q && { q }), ...(status && { status }) }, { take: limit, skip: offset, order: { [order.replace("-", "")]: direction, id: "ASC" } })
  res.json({ occasions: await presentOccasions(req.scope, rows), count, offset, limit })
})

/** Creates an occasion. Answers `{ occasion }`; 400 with `errors` for every wrong field. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { result } = await createOccasionWorkflow(req.scope).run({ input: { occasion: req.body } })
  const [occasion] = await presentOccasions(req.scope, [await readOccasionRow(req.scope, result)])
  res.json({ occasion })
})
