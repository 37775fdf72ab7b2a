import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { programSummary } from "../../../modules/reward-points/domain/program-summary"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { StorePointsProgram } from "../../../types/reward-points"
import { refusing } from "../../refusals"

/** What everybody may know of the programme. Answers `{ program }`, null where it is off. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const service = req.scope.resolve<RewardPointsService>(REWARD_POINTS)
  const program = await service.readProgram()
  if (program.status === "off") {
    res.json({ program: null })
    return
  }
  const { name_singular, name_plural, badge, guest_text, terms, redemption, earning } = program
  const shown: StorePointsProgram = {
    name_singular,
    name_plural,
    badge,
    guest_text,
    guests: earning.guests,
    terms,
    summary: programSummary(program, await service.activeEarningRules(), new Date()),
    redemption: {
      values: redemption.values,
      minimum: redemption.minimum,
      step: redemption.step,
      maximum: redemption.maximum,
      pays_shipping: redemption.pays_shipping,
    },
  }
  res.json({ program: shown })
})
