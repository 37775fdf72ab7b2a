import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { presentMemberDetail } from "../../../../../workflows/loyalty-levels/present-members"
import { read, refusing } from "../../../../refusals"
import { ownerType } from "../validators"

/** One customer, or one company with `?owner_type=company`: figures, companies, grants, history. Answers `{ member }`; 404 `member_not_found`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { owner_type } = read(ownerType, req.query)
  res.json({ member: await presentMemberDetail(req.scope, { type: owner_type, id: req.params.customer_id }, new Date()) })
})
