import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { presentOwnLoyalty } from "../../../../../../workflows/loyalty-levels/present-members"
import { setBirthdayWorkflow } from "../../../../../../workflows/occasions/set-birthday"
import { refusing } from "../../../../../refusals"

/**
 * Keeps the buyer's birthday: `{ birthday: { month, day, year? }, consent: true }`; `{ birthday: null }`
 * forgets it. Answers `{ loyalty }` as `GET /store/customers/me/loyalty` does; 400 with the reason, `birthday_not_changeable` with `changeable_at`.
 */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const customer_id = req.auth_context.actor_id
  await setBirthdayWorkflow(req.scope).run({ input: { customer_id, birthday: req.body } })
  res.json({ loyalty: await presentOwnLoyalty(req.scope, customer_id, new Date()) })
})
