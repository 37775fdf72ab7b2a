import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "../../../../../../shared/schema"
import { inviteFriendsWorkflow } from "../../../../../../workflows/referrals/invite-friends"
import { languageOf } from "../../../../../../workflows/referrals/share"
import { read, refusing } from "../../../../../refusals"

const body = z.strictObject({ emails: z.unknown(), text: z.unknown() })

/**
 * Invites friends by e-mail: `{ emails, text? }`; `text` in place of the programme's, with the same placeholders. Answers `{ sent, left_today }`;
 * 429 `invitations_used_up` with `left_today` where there are more addresses than the day has left, and nothing is sent.
 */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { emails, text } = read(body, req.body ?? {})
  const { result } = await inviteFriendsWorkflow(req.scope).run({ input: { customer_id: req.auth_context.actor_id, emails, text, language: languageOf(req.locale) } })
  res.json(result)
})
