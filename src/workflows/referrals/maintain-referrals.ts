import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { REFERRALS } from "../../modules/referrals/key"
import type { ReferralsService, SettledReferral } from "../../modules/referrals/service"
import { errorMessage } from "../../shared/error-message"
import { readStanding, settleReferral } from "./settling/settle-referral"

const MINUTE = 60_000
/** An order of the last moment may be heard of later, by the reconciliation of orders. */
const LATE_ORDER_MS = 60 * MINUTE
/** What is being given just now is left alone. */
const PENDING_MS = 2 * MINUTE
const BATCH = 200

export type MaintainReferralsInput = {
  /** As if it were then, ISO 8601; now by default. */
  now?: string
}

/** Referrals that were looked at, and those that could not be settled. */
export type MaintainedReferrals = { settled: number; failed: string[] }

const maintainReferralsStep = createStep("maintain-referrals", async ({ now }: MaintainReferralsInput, { container }) => {
  const at = now ? new Date(now) : new Date()
  const outcome: MaintainedReferrals = { settled: 0, failed: [] }
  await eachOf(container, "overdue", new Date(at.getTime() - LATE_ORDER_MS), at, outcome)
  await eachOf(container, "due", at, at, outcome)
  await eachOf(container, "open", new Date(at.getTime() - PENDING_MS), at, outcome)
  return new StepResponse(outcome)
})

const eachOf = async (container: MedusaContainer, what: "overdue" | "due" | "open", until: Date, at: Date, outcome: MaintainedReferrals): Promise<void> => {
  const service = container.resolve<ReferralsService>(REFERRALS)
  for (let after = "", page: SettledReferral[] = []; ; after = page[page.length - 1].id) {
    page = await service.referralsInTime(what, until, { after, limit: BATCH })
    for (const referral of page) {
      await settleOrNote(container, referral, at, outcome)
    }
    if (page.length < BATCH) {
      return
    }
  }
}

/** One that cannot be settled keeps no other waiting. */
const settleOrNote = async (container: MedusaContainer, referral: SettledReferral, at: Date, outcome: MaintainedReferrals): Promise<void> => {
  try {
    await settleReferral(container, referral, await readStanding(container, referral), at)
    outcome.settled += 1
  } catch (error) {
    outcome.failed.push(referral.id)
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`referrals: ${referral.id} could not be settled: ${errorMessage(error)}`)
  }
}

export const maintainReferralsWorkflowId = "maintain-referrals"

/**
 * Does what time alone does to referrals: claims lapse, and advocates are rewarded after the holding days. What a crash left
 * open is given, or taken back. It can be repeated at any time. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await maintainReferralsWorkflow(container).run({ input: {} })
 *
 * @summary Settle what is due of referrals. Answers `{ settled, failed }`.
 */
export const maintainReferralsWorkflow = createWorkflow(maintainReferralsWorkflowId, (input: MaintainReferralsInput) => new WorkflowResponse(maintainReferralsStep(input)))
