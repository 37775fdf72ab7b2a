import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { createStep, createWorkflow, StepResponse, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { PROGRAM_ID } from "../../modules/referrals/domain/program"
import { openFriendCart } from "./friends/claim-friend"
import { referrals } from "./referrals"

export type ReleaseReferralInput = { cart_id: string }

/** Nothing puts a code back on a cart but its buyer: there is no way back from here. */
const releaseReferralStep = createStep("release-b2b-referral", async ({ cart_id }: ReleaseReferralInput, { container }) => {
  await openFriendCart(container, cart_id)
  return new StepResponse({ released: await referrals(container).releaseClaim(PROGRAM_ID, cart_id, new Date()) })
})

export const releaseReferralWorkflowId = "release-b2b-referral"

/**
 * Takes a referral code off a cart. The claim lapses, and the friend is free for another code. Of a friend whose first order is made
 * with another cart the claim stands. You can use this workflow within your own customizations.
 *
 * @example
 * await releaseReferralWorkflow(container).run({ input: { cart_id: "cart_1" } })
 *
 * @summary Take a referral code off a cart. Answers `{ released }`.
 * @throws RefusalError `cart_not_found`, `cart_completed`
 */
export const releaseReferralWorkflow = createWorkflow(releaseReferralWorkflowId, (input: ReleaseReferralInput) => {
  const result = releaseReferralStep(input)
  when("referral-is-released", { result }, ({ result }) => result.released).then(() => {
    refreshCartItemsWorkflow.runAsStep({ input: transform({ input }, ({ input }) => ({ cart_id: input.cart_id })) })
  })
  return new WorkflowResponse(result)
})
