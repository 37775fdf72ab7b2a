import type { MedusaContainer } from "@medusajs/framework/types"
import { tellReferralsWorkflow } from "../workflows/referrals/tell-referrals"

/** Tells what has happened to referrals. */
export default async function tellReferrals(container: MedusaContainer): Promise<void> {
  await tellReferralsWorkflow(container).run({ input: {} })
}

export const config = {
  name: "tell-referrals",
  schedule: "* * * * *",
}
