import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"

const verifyLedgerStep = createStep("verify-points-ledger", async ({ account_ids }: { account_ids: string[] | null }, { container }) =>
  new StepResponse(await container.resolve<RewardPointsService>(REWARD_POINTS).verify(account_ids))
)

export const verifyLedgerWorkflowId = "verify-points-ledger"

/**
 * Replays the ledger and compares every entry, draw, hash and cached figure. You can use this
 * workflow within your own customizations.
 *
 * @example
 * const { result } = await verifyLedgerWorkflow(container).run({ input: { account_ids: null } })
 *
 * @summary Verify points accounts, all or those named. Answers `{ accounts_checked, entries_checked, problems }`.
 */
export const verifyLedgerWorkflow = createWorkflow(verifyLedgerWorkflowId, (input: { account_ids: string[] | null }) => new WorkflowResponse(verifyLedgerStep(input)))
