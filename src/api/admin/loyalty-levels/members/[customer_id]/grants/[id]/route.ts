import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { endLevelGrantWorkflow } from "../../../../../../../workflows/loyalty-levels/grant-level"
import { presentMemberDetail } from "../../../../../../../workflows/loyalty-levels/present-members"
import { read, refusing } from "../../../../../../refusals"
import { ownerType } from "../../../validators"

/** Ends a grant at once; `?owner_type=company` for a company's. Answers `{ id, object, deleted, member }`; 404 `grant_not_found`. */
export const DELETE = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { owner_type } = read(ownerType, req.query)
  const owner = { type: owner_type, id: req.params.customer_id }
  await endLevelGrantWorkflow(req.scope).run({ input: { id: req.params.id, owner } })
  res.json({ id: req.params.id, object: "loyalty_grant", deleted: true, member: await presentMemberDetail(req.scope, owner, new Date()) })
})
