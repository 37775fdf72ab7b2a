import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { birthdayOf } from "../../../../../../workflows/occasions/birthday-of"
import { setBirthdayWorkflow } from "../../../../../../workflows/occasions/set-birthday"
import { offersOf } from "../../../../../../workflows/rewards/offers-of"
import { refusing } from "../../../../../refusals"

/**
 * Keeps the buyer's birthday: `{ birthday: { month, day, year? }, consent: true }`; `{ birthday: null }`
 * forgets it. Answers `{ loyalty: { birthday, offers } }`; 400 with the reason, `birthday_not_changeable` with `changeable_at`.
 */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const customer_id = req.auth_context.actor_id
  await setBirthdayWorkflow(req.scope).run({ input: { customer_id, birthday: req.body } })
  res.json({ loyalty: { birthday: await birthdayOf(req.scope, customer_id), offers: await offersOf(req.scope, customer_id) } })
})
