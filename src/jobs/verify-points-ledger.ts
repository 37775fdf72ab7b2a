import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { tellPointsWorkflow } from "../workflows/reward-points/tell-points"
import { verifyLedgerWorkflow } from "../workflows/reward-points/verify-ledger"

/** Once a night the whole ledger proves itself; a figure that is not what its entries come to is an error in the log. And what an outage kept from being told is told. */
export default async function verifyPointsLedger(container: MedusaContainer): Promise<void> {
  const { result } = await verifyLedgerWorkflow(container).run({ input: { account_ids: null } })
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  result.problems.forEach(({ account_id, problem, details }) => logger.error(`reward points: account ${account_id}: ${problem} ${JSON.stringify(details)}`))
  await tellPointsWorkflow(container).run({ input: { thorough: true } })
}

export const config = {
  name: "verify-points-ledger",
  schedule: "23 3 * * *",
}
