import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { presentMembers } from "../../../../workflows/loyalty-levels/present-members"
import { levels } from "../../../../workflows/loyalty-levels/requalify"
import { read, refusing } from "../../../refusals"
import { selectMembers } from "./select-members"
import { listMembers } from "./validators"

/** Who stands at a level; with `q` also who stands at none. Query: {@link listMembers}. Answers `{ members, count, offset, limit }`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...asked } = read(listMembers, req.query)
  const { members, count } = await levels(req.scope).listMembers(await selectMembers(req.scope, asked), { limit, offset })
  res.json({ members: await presentMembers(req.scope, members), count, offset, limit })
})
