import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "../../../../../../shared/schema"
import { giveReferralCodeWorkflow } from "../../../../../../workflows/referrals/give-code"
import { noteNetworkOf } from "../../../../../../workflows/referrals/friends/networks"
import { languageOf, presentOwnReferral } from "../../../../../../workflows/referrals/present-own-referral"
import { read, refusing } from "../../../../../refusals"

const wish = z.strictObject({ replace: z.boolean().default(false) })

/** Gives the customer a code, or with `{ replace: true }` a new one. Answers `{ referral }` as `GET /store/customers/me/referral` does; 400 `program_off`, `not_an_advocate`. */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const customer_id = req.auth_context.actor_id
  const { replace } = read(wish, req.body ?? {})
  await giveReferralCodeWorkflow(req.scope).run({ input: { customer_id, replace } })
  await noteNetworkOf(req.scope, customer_id, req.ip, new Date())
  res.json({ referral: await presentOwnReferral(req.scope, customer_id, languageOf(req.locale), new Date()) })
})
