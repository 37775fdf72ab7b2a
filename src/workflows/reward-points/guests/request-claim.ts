import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createStep, createWorkflow, StepResponse, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { CLAIM_HOURS, CLAIM_PAUSE_MINUTES } from "../../../modules/reward-points/domain/claim-token"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { StorePointsClaimRequested } from "../../../types/reward-points"
import { refuseClaimsOff } from "./claims-off"

/** Emitted with `{ id }` of a customer who has asked for a link. */
export const CLAIM_REQUESTED = "reward-points.claim-requested"

export type RequestClaimInput = { /** Whose session it is. */ customer_id: string }

const MINUTE = 60_000

/** Whether it is the customer's turn to get a link; whether there is anything for him is not asked. */
const takeRequestStep = createStep("take-points-claim-request", async ({ customer_id }: RequestClaimInput, { container }) => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  refuseClaimsOff(await service.readProgram())
  const at = new Date()
  return new StepResponse({ is_taken: await service.takeClaimRequest(customer_id, at, new Date(at.getTime() - CLAIM_PAUSE_MINUTES * MINUTE)) })
})

const ANSWER: StorePointsClaimRequested = { requested: true, hours: CLAIM_HOURS, pause_minutes: CLAIM_PAUSE_MINUTES }

export const requestClaimWorkflowId = "request-points-claim"

/**
 * Asks for a link to what is held for a customer's e-mail address. It is sent afterwards, where
 * something is held; the answer is the same where nothing is, and where one was asked for a moment ago.
 * You can use this workflow within your own customizations.
 *
 * @example
 * await requestClaimWorkflow(container).run({ input: { customer_id: "cus_1" } })
 *
 * @summary Ask for a link to held points. Answers `{ requested, hours, pause_minutes }`.
 * @throws RefusalError `program_off`, `claims_off`
 */
export const requestClaimWorkflow = createWorkflow(requestClaimWorkflowId, (input: RequestClaimInput) => {
  const request = takeRequestStep(input)
  when({ request }, ({ request }) => request.is_taken).then(() => {
    emitEventStep({ eventName: CLAIM_REQUESTED, data: transform({ input }, ({ input }) => ({ id: input.customer_id })) })
  })
  return new WorkflowResponse(transform({ request }, () => ANSWER))
})
