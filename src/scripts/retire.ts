import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { retireFreeProductsWorkflow } from "../workflows/free-products/retire-free-products"
import { retireLevelsWorkflow } from "../workflows/loyalty-levels/retire-levels"
import { retireReferralsWorkflow } from "../workflows/referrals/retire-referrals"
import { retirePointsWorkflow } from "../workflows/reward-points/retire-points"
import { retireTierPricesWorkflow } from "../workflows/tier-pricing/retire-tier-prices"

/**
 * The command to run before the plugin is removed from a shop:
 * `npx medusa exec ./node_modules/medusa-b2b-loyalty/.medusa/server/src/scripts/retire.js`.
 * It takes everything of ours out of open carts; with the argument `undo` it puts the rules into force again.
 *
 * @throws Error when a cart could not be changed; the command can be repeated
 */
export default async function retire({ container, args }: ExecArgs): Promise<void> {
  const retired = !args.includes("undo")
  await retireLevelsWorkflow(container).run({ input: { retired } })
  const { result: referrals } = await retireReferralsWorkflow(container).run({ input: { retired } })
  const { result: free } = await retireFreeProductsWorkflow(container).run({ input: { retired } })
  // Points first: they are sized on what the goods cost.
  const { result: points } = await retirePointsWorkflow(container).run({ input: { retired } })
  const { result } = await retireTierPricesWorkflow(container).run({ input: { retired } })
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  logger.info(`${result.seen} open carts seen, ${result.changed} changed: tier prices are ${retired ? "out of" : "back in"} them`)
  const failed = [...new Set([...referrals.failed, ...free.failed, ...points.failed, ...result.failed])]
  if (failed.length) {
    throw new Error(`medusa-b2b-loyalty: ${failed.length} carts could not be changed, run the command again: ${failed.join(", ")}`)
  }
}
