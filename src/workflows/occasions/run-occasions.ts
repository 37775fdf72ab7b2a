import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { rangeUntil } from "../../modules/occasions/domain/due-days"
import { isAboutOrders, type Occasion } from "../../modules/occasions/domain/occasion"
import { OCCASIONS } from "../../modules/occasions/key"
import type { OccasionsService } from "../../modules/occasions/service"
import { resting } from "../../runtime/resting"
import { dayOf, plusDays } from "../../shared/calendar"
import { calendarVerdicts } from "./calendar-verdicts"
import { candidatesOf, type DueBatch } from "./candidates"
import { giveOccasion, keyOf } from "./give-occasion"
import { errorMessage } from "../../shared/error-message"

export type RunOccasionsInput = {
  /** As if it were then, ISO 8601; now by default. */
  now?: string
}

/** How many gifts were given, and buyers, with their occasion, whose gift failed, or an occasion alone that did: they are tried again. */
export type RunOccasions = { given: number; failed: string[] }

const runOccasionsStep = createStep("run-occasions", async ({ now }: RunOccasionsInput, { container }) => {
  const service = container.resolve<OccasionsService>(OCCASIONS)
  const today = dayOf(now ? new Date(now) : new Date(), service.options.time_zone)
  const outcome: RunOccasions = { given: 0, failed: [] }
  for (const occasion of await service.activeOccasions()) {
    await runOne(container, occasion, today, outcome).catch((error: unknown) => noteFailure(container, outcome, occasion.id, error))
  }
  return new StepResponse(outcome)
})

/**
 * The day is noted once all of it is done: a run that dies is repeated, and whoever has it gets it no second
 * time. What is claimed counts as done: that is finished by whoever maintains rewards.
 */
const runOne = async (container: MedusaContainer, occasion: Occasion, today: string, outcome: RunOccasions): Promise<void> => {
  if (isAboutOrders(occasion.trigger)) {
    return
  }
  const service = container.resolve<OccasionsService>(OCCASIONS)
  const range = rangeUntil(occasion.run_until ?? plusDays(today, -1), today)
  for await (const batch of candidatesOf(container, occasion, range)) {
    await giveBatch(container, occasion, batch, outcome)
  }
  await service.noteRunUntil(occasion.id, today)
}

const giveBatch = async (container: MedusaContainer, occasion: Occasion, { due, buyers }: DueBatch, outcome: RunOccasions): Promise<void> => {
  const known = await container.resolve<OccasionsService>(OCCASIONS).knownGiven(buyers.map(({ id }) => keyOf(occasion, id, due.period)))
  const open = buyers.filter(({ id }) => !known.has(keyOf(occasion, id, due.period)))
  const verdicts = await calendarVerdicts(container, occasion, open, due.day)
  for (const [index, { id }] of open.entries()) {
    if (verdicts[index].met) {
      await resting(() => giveOne(container, occasion, id, due, outcome))
    }
  }
}

const giveOne = async (container: MedusaContainer, occasion: Occasion, customer_id: string, { period, day }: DueBatch["due"], outcome: RunOccasions): Promise<void> => {
  try {
    outcome.given += (await giveOccasion(container, occasion, { customer_id, email: null, period, day, order_id: null })) ? 1 : 0
  } catch (error) {
    if (!(await container.resolve<OccasionsService>(OCCASIONS).isClaimed(keyOf(occasion, customer_id, period)))) {
      throw error
    }
    noteFailure(container, outcome, `${occasion.id} ${customer_id}`, error)
  }
}

const noteFailure = (container: MedusaContainer, { failed }: RunOccasions, subject: string, error: unknown): void => {
  failed.push(subject)
  container.resolve(ContainerRegistrationKeys.LOGGER).warn(`occasions: ${subject} could not be given yet: ${errorMessage(error)}`)
}

export const runOccasionsWorkflowId = "run-occasions"

/**
 * Gives the occasions of the calendar that have come due since they were looked at last: of one day, or
 * of all days of an outage, each once. It can be repeated at any time. You can use this workflow within
 * your own customizations.
 *
 * @example
 * const { result } = await runOccasionsWorkflow(container).run({ input: {} })
 *
 * @summary Give the occasions that are due. Answers `{ given, failed }`.
 */
export const runOccasionsWorkflow = createWorkflow(runOccasionsWorkflowId, (input: RunOccasionsInput) => new WorkflowResponse(runOccasionsStep(input)))
