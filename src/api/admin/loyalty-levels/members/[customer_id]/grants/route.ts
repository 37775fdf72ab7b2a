import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { grantLevelWorkflow } from "../../../../../../workflows/loyalty-levels/grant-level"
import { presentMemberDetail } from "../../../../../../workflows/loyalty-levels/present-members"
import { actorOf } from "../../../../../actor"
import { refusing } from "../../../../../refusals"

/** Gives a level: `{ level_id, reason, ends_at?, owner_type? }`. Answers `{ grant, member }`; 400 with `errors`, 404 `member_not_found`. */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { result } = await grantLevelWorkflow(req.scope).run({ input: { owner_id: req.params.customer_id, grant: req.body, actor_id: actorOf(req) } })
  const member = await presentMemberDetail(req.scope, result.owner, new Date())
  res.json({ grant: member.grants.find(({ id }) => id === result.id), member })
})
