import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { eraseOwnerWorkflow } from "../workflows/reward-points/erase-owner"

/**
 * Takes customers out of the points, as a shop must who is asked to forget them:
 * `npx medusa exec ./node_modules/medusa-b2b-loyalty/.medusa/server/src/scripts/erase-points-owner.js cus_1 …`.
 *
 * @throws Error where no customer is named, or nothing is known of one
 */
export default async function erasePointsOwner({ container, args }: ExecArgs): Promise<void> {
  if (!args.length) {
    throw new Error("medusa-b2b-loyalty: name the customers to be erased: … erase-points-owner.js cus_1 cus_2")
  }
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  for (const customer_id of args) {
    const { result } = await eraseOwnerWorkflow(container).run({ input: { customer_id } })
    logger.info(result.account_id ? `account ${result.account_id} has no owner any more` : "a customer without an account was forgotten")
  }
}
