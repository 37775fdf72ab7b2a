import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { REWARDS } from "../../modules/rewards/key"
import type { RewardsService } from "../../modules/rewards/service"
import { decideUse } from "./codes/dead-uses"
import { give } from "./give"
import { errorMessage } from "../../shared/error-message"

const MINUTE = 60_000
/** A completion that takes longer than this is none any more. */
const UNDECIDED_MS = 5 * MINUTE
/** What is being given just now is left alone. */
const PENDING_MS = 2 * MINUTE
/** What could not be given for a week is given up. */
const PATIENCE_MS = 7 * 24 * 60 * MINUTE
const BATCH = 500

export type MaintainRewardsInput = {
  /** As if it were then, ISO 8601; now by default. */
  now?: string
}

/** Claims that were given up, grants that were given late, and what could not be handled. */
export type MaintainedRewards = { freed: number; given: number; failed: string[] }

const maintainRewardsStep = createStep("maintain-rewards", async ({ now }: MaintainRewardsInput, { container }) => {
  const at = now ? new Date(now) : new Date()
  const outcome: MaintainedRewards = { freed: 0, given: 0, failed: [] }
  const service = container.resolve<RewardsService>(REWARDS)
  for (const use of await service.undecidedUses(new Date(at.getTime() - UNDECIDED_MS), null, BATCH)) {
    await orNote(container, outcome, use.cart_id, async () => {
      outcome.freed += (await decideUse(container, use)) ? 1 : 0
    })
  }
  for (const grant of await service.pendingGrants(new Date(at.getTime() - PATIENCE_MS), new Date(at.getTime() - PENDING_MS), BATCH)) {
    await orNote(container, outcome, grant.id, async () => {
      await give(container, grant)
      outcome.given += 1
    })
  }
  return new StepResponse(outcome)
})

const orNote = async (container: MedusaContainer, outcome: MaintainedRewards, subject: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    const reason = errorMessage(error)
    outcome.failed.push(subject)
    await container.resolve<RewardsService>(REWARDS).noteFailed(subject, reason)
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`rewards: ${subject} could not be maintained: ${reason}`)
  }
}

export const maintainRewardsWorkflowId = "maintain-rewards"

/**
 * Frees personal codes whose completion died, and gives what could not be given when it was due. It can
 * be repeated at any time. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await maintainRewardsWorkflow(container).run({ input: {} })
 *
 * @summary Decide what a crash left open of rewards. Answers `{ freed, given, failed }`.
 */
export const maintainRewardsWorkflow = createWorkflow(maintainRewardsWorkflowId, (input: MaintainRewardsInput) => new WorkflowResponse(maintainRewardsStep(input)))
