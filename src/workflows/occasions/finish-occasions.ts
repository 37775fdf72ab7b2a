import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { OCCASIONS } from "../../modules/occasions/key"
import type { GivenRow, OccasionsService } from "../../modules/occasions/service"
import { readOccasion } from "../../modules/occasions/storage/occasions"
import { grantOfKey } from "../rewards/grant-of-key"
import { giveOccasion } from "./give-occasion"
import { emitGiven } from "./notifications/events"
import { errorMessage } from "../../shared/error-message"

const MINUTE = 60_000
/** What is being given just now is left alone. */
const PENDING_MS = 2 * MINUTE
/** What could not be given for a week is given up, as its reward is. */
const PATIENCE_MS = 8 * 24 * 60 * MINUTE
const BATCH = 500

export type FinishOccasionsInput = {
  /** As if it were then, ISO 8601; now by default. */
  now?: string
}

const finishOccasionsStep = createStep("finish-occasions", async ({ now }: FinishOccasionsInput, { container }) => {
  const at = now ? new Date(now) : new Date()
  const service = container.resolve<OccasionsService>(OCCASIONS)
  const outcome = { told: 0, failed: 0 }
  for (const given of await service.unfinishedGiven(new Date(at.getTime() - PATIENCE_MS), new Date(at.getTime() - PENDING_MS), BATCH)) {
    try {
      outcome.told += (await tell(container, given)) ? 1 : 0
    } catch (error) {
      outcome.failed += 1
      container.resolve(ContainerRegistrationKeys.LOGGER).warn(`occasions: ${given.id} could not be finished: ${errorMessage(error)}`)
    }
  }
  return new StepResponse(outcome)
})

/** A reward that is there, or has come later, is told; one that was never begun is begun. */
const tell = async (container: MedusaContainer, given: GivenRow): Promise<boolean> => {
  const grant = await grantOfKey(container, given.key)
  if (!grant) {
    return begin(container, given)
  }
  if (!grant.done_at) {
    return false
  }
  const service = container.resolve<OccasionsService>(OCCASIONS)
  const { id, occasion_id, customer_id, order_id, day } = given
  await service.noteGrant(id, grant.id)
  await emitGiven(container, { id: `occasion:${id}`, occasion_id, customer_id, order_id, day, grant_id: grant.id, kind: grant.reward.kind, at: grant.granted_at.toISOString() })
  await service.noteTold(id, new Date())
  return true
}

const begin = async (container: MedusaContainer, { occasion_id, customer_id, order_id, period, day }: GivenRow): Promise<boolean> => {
  const [row] = await container.resolve<OccasionsService>(OCCASIONS).listLoyaltyOccasions({ id: occasion_id }, { take: 1 })
  const occasion = row && readOccasion(row)
  return occasion?.ok ? giveOccasion(container, occasion.value, { customer_id, email: await emailOf(container, customer_id, order_id), period, day, order_id }) : false
}

/** A guest is known by the address of the order alone. */
const emailOf = async (container: MedusaContainer, customer_id: string | null, order_id: string | null): Promise<string | null> => {
  if (customer_id !== null || order_id === null) {
    return null
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ["email"], filters: { id: order_id } })
  return data[0]?.email ?? null
}

export const finishOccasionsWorkflowId = "finish-occasions"

/**
 * Tells of gifts that came late, as after a crash between a gift and its event. It can be repeated at
 * any time. You can use this workflow within your own customizations.
 *
 * @summary Finish gifts that were begun. Answers `{ told, failed }`.
 */
export const finishOccasionsWorkflow = createWorkflow(finishOccasionsWorkflowId, (input: FinishOccasionsInput) => new WorkflowResponse(finishOccasionsStep(input)))
