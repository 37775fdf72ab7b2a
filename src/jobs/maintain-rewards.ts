import type { MedusaContainer } from "@medusajs/framework/types"
import { finishOccasionsWorkflow } from "../workflows/occasions/finish-occasions"
import { decideReferralUsesWorkflow } from "../workflows/referrals/decide-uses"
import { maintainRewardsWorkflow } from "../workflows/rewards/maintain-rewards"

/** What a crash left open of personal codes and of friends' first orders is decided, what could not be given is given, and who got it late is told. */
export default async function maintainRewards(container: MedusaContainer): Promise<void> {
  await maintainRewardsWorkflow(container).run({ input: {} })
  await decideReferralUsesWorkflow(container).run({ input: {} })
  await finishOccasionsWorkflow(container).run({ input: {} })
}

export const config = {
  name: "maintain-loyalty-rewards",
  schedule: "*/5 * * * *",
}
