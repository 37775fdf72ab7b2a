import type { MedusaContainer } from "@medusajs/framework/types"
import { maintainReferralsWorkflow } from "../workflows/referrals/maintain-referrals"

/** Claims lapse, advocates are rewarded after the holding days, and what a crash left open is made up for. */
export default async function maintainReferrals(container: MedusaContainer): Promise<void> {
  await maintainReferralsWorkflow(container).run({ input: {} })
}

export const config = {
  name: "maintain-referrals",
  schedule: "*/5 * * * *",
}
