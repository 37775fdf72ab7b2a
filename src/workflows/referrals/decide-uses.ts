import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { REFERRALS } from "../../modules/referrals/key"
import type { ReferralsService } from "../../modules/referrals/service"
import { errorMessage } from "../../shared/error-message"
import { decideUse } from "./discount/dead-uses"

/** A completion that takes longer than this is none any more. */
const UNDECIDED_MS = 5 * 60_000
const BATCH = 500

export type DecideReferralUsesInput = {
  /** As if it were then, ISO 8601; now by default. */
  now?: string
}

/** Uses that were given up, and the carts of those that could not be decided. */
export type DecidedReferralUses = { freed: number; failed: string[] }

const decideUsesStep = createStep("decide-referral-uses", async ({ now }: DecideReferralUsesInput, { container }) => {
  const at = now ? new Date(now) : new Date()
  const outcome: DecidedReferralUses = { freed: 0, failed: [] }
  for (const use of await container.resolve<ReferralsService>(REFERRALS).undecidedReferralUses(new Date(at.getTime() - UNDECIDED_MS), null, BATCH)) {
    try {
      outcome.freed += Number(await decideUse(container, use))
    } catch (error) {
      outcome.failed.push(use.cart_id)
      container.resolve(ContainerRegistrationKeys.LOGGER).warn(`referrals: the first order of cart ${use.cart_id} could not be decided: ${errorMessage(error)}`)
    }
  }
  return new StepResponse(outcome)
})

export const decideReferralUsesWorkflowId = "decide-referral-uses"

/**
 * Notes the orders of friends' first orders, and frees those whose completion died. It can be repeated at any time. You can
 * use this workflow within your own customizations.
 *
 * @example
 * const { result } = await decideReferralUsesWorkflow(container).run({ input: {} })
 *
 * @summary Decide what a crash left open of friends' first orders. Answers `{ freed, failed }`, the ids of failed carts.
 */
export const decideReferralUsesWorkflow = createWorkflow(decideReferralUsesWorkflowId, (input: DecideReferralUsesInput) => new WorkflowResponse(decideUsesStep(input)))
