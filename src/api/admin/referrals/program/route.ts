import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { REFERRALS } from "../../../../modules/referrals/key"
import type { ReferralsService } from "../../../../modules/referrals/service"
import { z } from "../../../../shared/schema"
import { changeReferralProgramWorkflow } from "../../../../workflows/referrals/change-program"
import { presentProgram } from "../../../../workflows/referrals/present-program"
import { read, refusing } from "../../../refusals"

const answer = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ program: presentProgram(await req.scope.resolve<ReferralsService>(REFERRALS).readProgram()) })
}

/** The programme in force, with both sides in words. Answers `{ program }`. */
export const GET = refusing(answer)

/** Changes the given settings; the others stay. Answers as `GET`; 400 with `errors` for every wrong setting. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const changes = read(z.record(z.string(), z.unknown()), req.body)
  await changeReferralProgramWorkflow(req.scope).run({ input: { changes } })
  await answer(req, res)
})
