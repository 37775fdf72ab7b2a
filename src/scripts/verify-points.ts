import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { verifyLedgerWorkflow } from "../workflows/reward-points/verify-ledger"

/**
 * Proves the ledger of points, all accounts or those named:
 * `npx medusa exec ./node_modules/medusa-b2b-loyalty/.medusa/server/src/scripts/verify-points.js [account …]`.
 *
 * @throws Error where a figure is not what its entries come to; each is logged
 */
export default async function verifyPoints({ container, args }: ExecArgs): Promise<void> {
  const { result } = await verifyLedgerWorkflow(container).run({ input: { account_ids: args.length ? args : null } })
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  logger.info(`${result.accounts_checked} accounts and ${result.entries_checked} entries checked`)
  result.problems.forEach(({ account_id, problem, details }) => logger.error(`account ${account_id}: ${problem} ${JSON.stringify(details)}`))
  if (result.problems.length) {
    throw new Error(`medusa-b2b-loyalty: ${result.problems.length} figures are not what their entries come to`)
  }
}
