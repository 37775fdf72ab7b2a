import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "../../../../../../shared/schema"
import { setReferralCodeWorkflow } from "../../../../../../workflows/referrals/give-code"
import { presentAdvocates } from "../../../../../../workflows/referrals/present-referrals"
import { referrals } from "../../../../../../workflows/referrals/referrals"
import { read, refusing } from "../../../../../refusals"

const body = z.strictObject({ code: z.unknown() })

/** Gives an advocate a code: `{ code: "Brenner 2026" }`, or a drawn one where none is given. Answers `{ advocate }`; 400 `invalid_code`, 404 `advocate_not_found`, 409 `code_taken`. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { code } = read(body, req.body ?? {})
  await setReferralCodeWorkflow(req.scope).run({ input: { advocate_id: req.params.id, code } })
  const [advocate] = await presentAdvocates(req.scope, await referrals(req.scope).advocatesByIds([req.params.id]), new Date())
  res.json({ advocate })
})
