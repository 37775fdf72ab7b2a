import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { claimTokenDigest, isClaimToken } from "../../../modules/reward-points/domain/claim-token"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import { linkRefusal } from "../../../modules/reward-points/ledger/claim"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import { refuseClaimsOff } from "./claims-off"
import { readCustomer } from "./read-customer"
import { signingKey } from "./signing-key"
import { takeOverHeldOrders } from "./take-over"

export type ClaimPointsInput = { /** Whose session it is. */ customer_id: string; /** Untrusted: that of the link. */ token: string }

const claimPointsStep = createStep("claim-points", async ({ customer_id, token }: ClaimPointsInput, { container }) => {
  refuseClaimsOff(await container.resolve<RewardPointsService>(REWARD_POINTS).readProgram())
  const customer = await readCustomer(container, customer_id)
  if (!customer?.has_account || !customer.email_digest || !isClaimToken(token, signingKey(container))) {
    throw linkRefusal("invalid")
  }
  const { email_digest } = customer
  const link = { token_digest: claimTokenDigest(token), customer_id, email_digest }
  return new StepResponse(await takeOverHeldOrders(container, { customer_id, email_digest, link, note: { actor_type: "customer", actor_id: customer_id } }))
})

export const claimPointsWorkflowId = "claim-points"

/**
 * Grants a customer what is held for his e-mail address, with the token of a link that was sent there.
 * It grants once, and to nobody but the customer who asked for the link, as long as he has the address.
 * You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await claimPointsWorkflow(container).run({ input: { customer_id: "cus_1", token } })
 *
 * @summary Grant held points with a link. Answers `{ granted, orders }`.
 * @throws RefusalError `program_off`, `claims_off`, `claim_invalid`, `claim_used`, `claim_expired`, `claim_busy`
 */
export const claimPointsWorkflow = createWorkflow(claimPointsWorkflowId, (input: ClaimPointsInput) => new WorkflowResponse(claimPointsStep(input)))
