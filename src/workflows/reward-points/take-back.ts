import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import type { Owner } from "../../modules/reward-points/storage/accounts"
import { RefusalError } from "../../shared/refusal-error"
import { actionKey } from "./grant-action"

/** How much of what was given is kept, before and after. */
export type KeptPoints = { before: number; after: number }

/**
 * Takes back from an owner what an action gave (`grantActionWorkflow`), or a part of it, as with an order that is
 * undone: what is spent is owed as the programme says, so that it comes off what is put back later. A second time
 * nothing more is taken: a part has the key of where it begins.
 *
 * @param granted_key the idempotency key of the action
 */
export const takePointsBack = async (container: MedusaContainer, owner: Owner, granted_key: string, { before, after }: KeptPoints, is_first: boolean, reason_code: string): Promise<void> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const [{ id: account_id }] = await service.ensureAccounts([owner])
  const { version, clawback } = await service.readProgram()
  const action_key = actionKey(granted_key)
  const idempotency_key = `withdrawn:${action_key}${is_first ? "" : `:${before}`}`
  try {
    await service.withdrawAction({ account_id, action_key, kept: { before, after }, policy: clawback, at: new Date(), idempotency_key, reason_code, program_version: version })
  } catch (error) {
    // A process died after it had taken a part from here on: what more is to be taken comes with the next part.
    if (!(error instanceof RefusalError && error.code === "idempotency_conflict")) {
      throw error
    }
  }
}
