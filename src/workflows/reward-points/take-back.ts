import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { actionKey } from "./grant-action"

/**
 * Takes back from a customer what an action gave (`grantActionWorkflow`), as with an order that is undone:
 * what is spent is owed as the programme says, so that it comes off what is put back later. A second time
 * nothing more is taken.
 *
 * @param granted_key the idempotency key of the action
 */
export const takePointsBack = async (container: MedusaContainer, customer_id: string, granted_key: string, reason_code: string): Promise<void> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const [{ id: account_id }] = await service.ensureAccounts([{ type: "customer", id: customer_id }])
  const { version, clawback } = await service.readProgram()
  const action_key = actionKey(granted_key)
  await service.withdrawAction({ account_id, action_key, policy: clawback, at: new Date(), idempotency_key: `withdrawn:${action_key}`, reason_code, program_version: version })
}
