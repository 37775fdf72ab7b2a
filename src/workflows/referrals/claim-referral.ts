import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { createStep, createWorkflow, StepResponse, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { claimFriend, type ClaimInput, type ClaimReason } from "./friends/claim-friend"
import { referrals } from "./referrals"

/** See {@link ClaimInput}. */
export type ClaimReferralInput = ClaimInput

/** `reason`: why not, for admins; null: it is claimed, and `referral_id` says as what. */
export type ClaimReferralOutput = { referral_id: string; reason: null } | { referral_id: null; reason: ClaimReason }

/** Undone by taking the claim back, or what it has added to an earlier one of the same advocate. */
const claimReferralStep = createStep(
  "claim-b2b-referral",
  async (input: ClaimInput, { container }) => {
    const answer = await claimFriend(container, input, new Date())
    if (answer.outcome === "refused") {
      return new StepResponse<ClaimReferralOutput, null>({ referral_id: null, reason: answer.reason }, null)
    }
    return new StepResponse<ClaimReferralOutput, typeof answer>({ referral_id: answer.referral_id, reason: null }, answer)
  },
  async (made, { container }) => {
    if (made) {
      await referrals(container).unmakeClaim(made)
    }
  }
)

export const claimReferralWorkflowId = "claim-b2b-referral"

/**
 * Puts an advocate's code on a cart, before it is an order. The first claim of a friend wins: by the cart, by the customer whose session
 * has touched it, and by the mailbox in every spelling. A code that does not work is an answer, no error, and is kept with its reason.
 * You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await claimReferralWorkflow(container).run({
 *   input: { cart_id: "cart_1", code: "7KQ2M-DXW9R", channel: "code", customer_id: null, network_address: null },
 * })
 *
 * @summary Put a referral code on a cart. Answers `{ referral_id, reason }`.
 * @throws RefusalError `cart_not_found`, `cart_completed`
 */
export const claimReferralWorkflow = createWorkflow(claimReferralWorkflowId, (input: ClaimReferralInput) => {
  const claimed = claimReferralStep(input)
  when("referral-is-claimed", { claimed }, ({ claimed }) => claimed.referral_id !== null).then(() => {
    refreshCartItemsWorkflow.runAsStep({ input: transform({ input }, ({ input }) => ({ cart_id: input.cart_id })) })
  })
  return new WorkflowResponse(claimed)
})
