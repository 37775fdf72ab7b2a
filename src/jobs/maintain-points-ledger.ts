import type { MedusaContainer } from "@medusajs/framework/types"
import { forgetCartsWorkflow } from "../workflows/orders/forget-carts"
import { grantRegistrationsWorkflow } from "../workflows/reward-points/grant-registrations"
import { inviteGuestsWorkflow } from "../workflows/reward-points/guests/invite-guests"
import { maintainLedgerWorkflow } from "../workflows/reward-points/maintain-ledger"
import { sendAgainWorkflow } from "../workflows/reward-points/notifications/send-again"
import { tellPointsWorkflow } from "../workflows/reward-points/tell-points"

/** Expired points are gone from their instant on; here it is written down. What a crash left undecided is settled within minutes, and who registered while an event was lost gets what is given for it, and the link to what is held for him. What is remembered of carts that are over is forgotten. E-mails that could not be sent are tried again: here, as Medusa's table has no index that would find them every minute. */
export default async function maintainPointsLedger(container: MedusaContainer): Promise<void> {
  await maintainLedgerWorkflow(container).run({ input: {} })
  await grantRegistrationsWorkflow(container).run({ input: {} })
  await inviteGuestsWorkflow(container).run({ input: {} })
  await tellPointsWorkflow(container).run({ input: {} })
  await forgetCartsWorkflow(container).run({ input: {} })
  await sendAgainWorkflow(container).run({ input: {} })
}

export const config = {
  name: "maintain-points-ledger",
  schedule: "*/5 * * * *",
}
