import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { refuseAll, unknownIdRefusal } from "../../shared/refusal-error"

const verifyLedgerStep = createStep("verify-points-ledger", async ({ account_ids }: { account_ids: string[] | null }, { container }) => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  if (account_ids) {
    await refuseUnknown(service, account_ids)
  }
  return new StepResponse(await service.verify(account_ids))
})

/** An account that there is not has no problem either: who mistyped it must not read that. */
const refuseUnknown = async (service: RewardPointsService, ids: string[]): Promise<void> => {
  const { accounts } = await service.listAccounts({ ids }, { limit: ids.length, offset: 0 })
  const known = new Set(accounts.map(({ id }) => id))
  const unknown = [...new Set(ids)].filter((id) => !known.has(id))
  refuseAll(unknown.length ? [unknownIdRefusal("account_ids", "points_account", unknown)] : [])
}

export const verifyLedgerWorkflowId = "verify-points-ledger"

/**
 * Replays the ledger and compares every entry, draw, hash and cached figure. You can use this
 * workflow within your own customizations.
 *
 * @example
 * const { result } = await verifyLedgerWorkflow(container).run({ input: { account_ids: null } })
 *
 * @summary Verify points accounts, all or those named. Answers `{ accounts_checked, entries_checked, problems }`.
 * @throws RefusalError `unknown_id` with all accounts that there are not
 */
export const verifyLedgerWorkflow = createWorkflow(verifyLedgerWorkflowId, (input: { account_ids: string[] | null }) => new WorkflowResponse(verifyLedgerStep(input)))
