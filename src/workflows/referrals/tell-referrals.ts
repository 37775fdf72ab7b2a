import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitMoves } from "./notifications/events"
import { referrals } from "./referrals"

const BATCH = 500

export type TellReferralsInput = { /** Changes that are told at once; 500 by default. */ batch?: number }

/** How many changes were told. */
export type ToldReferrals = { told: number }

const tellReferralsStep = createStep("tell-referrals", async ({ batch = BATCH }: TellReferralsInput, { container }) => {
  let told = 0
  for (let count = batch; count === batch; ) {
    count = await referrals(container).tellChanges(batch, (changes) => emitMoves(container, changes))
    told += count
  }
  return new StepResponse<ToldReferrals>({ told })
})

export const tellReferralsWorkflowId = "tell-referrals"

/**
 * Puts on the event bus what has happened to referrals and was not told yet (`ReferralEvents`). It runs every minute; a process that dies on the
 * way tells it again. You can use this workflow within your own customizations.
 *
 * @example
 * await tellReferralsWorkflow(container).run({ input: {} })
 *
 * @summary Tell what happened to referrals. Answers `{ told }`.
 */
export const tellReferralsWorkflow = createWorkflow(tellReferralsWorkflowId, (input: TellReferralsInput) => new WorkflowResponse(tellReferralsStep(input)))
