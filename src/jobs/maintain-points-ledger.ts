import type { MedusaContainer } from "@medusajs/framework/types"
import { maintainLedgerWorkflow } from "../workflows/reward-points/maintain-ledger"

/** Expired points are gone from their instant on; here it is written down. What a crash left undecided is settled within minutes. */
export default async function maintainPointsLedger(container: MedusaContainer): Promise<void> {
  await maintainLedgerWorkflow(container).run({ input: {} })
}

export const config = {
  name: "maintain-points-ledger",
  schedule: "*/5 * * * *",
}
