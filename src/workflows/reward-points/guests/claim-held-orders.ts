import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import { accountNotFound } from "../../../modules/reward-points/storage/accounts"
import { RefusalError, refuseAll } from "../../../shared/refusal-error"
import { refusalsOf } from "../../../shared/refusal"
import { parseInput, storableText, z } from "../../../shared/schema"
import { readCustomer, type Customer } from "./read-customer"
import { takeOverHeldOrders } from "./take-over"

/** What an admin says who grants without a link. */
export const heldOrdersClaim = z.strictObject({
  /** How he knows whose orders they are, in words. */
  reason: storableText().trim().min(1).max(500),
})

export type ClaimHeldOrdersInput = { account_id: string; /** Read here: untrusted. */ claim: unknown; /** The admin who grants. */ actor_id: string | null }

const claimHeldOrdersStep = createStep("claim-held-orders", async ({ account_id, claim, actor_id }: ClaimHeldOrdersInput, { container }) => {
  const result = parseInput(heldOrdersClaim, claim)
  if (!result.success) {
    throw new RefusalError("invalid_input", refusalsOf(result.error.issues))
  }
  const { id: customer_id, email_digest } = await ownerOf(container, account_id)
  if (!email_digest) {
    return new StepResponse({ granted: 0, orders: 0 })
  }
  const note = { actor_type: actor_id ? ("admin" as const) : null, actor_id, text: result.data.reason }
  return new StepResponse(await takeOverHeldOrders(container, { customer_id, email_digest, link: null, note }))
})

/** @throws RefusalError `account_not_found`, `company_account` */
const ownerOf = async (container: MedusaContainer, account_id: string): Promise<Customer> => {
  const { owner } = await container.resolve<RewardPointsService>(REWARD_POINTS).readAccount(account_id)
  refuseAll(owner?.type === "company" ? [{ path: "account_id", reason: "company_account", message: "must be the account of a customer: a company orders nothing as a guest" }] : [])
  const customer = owner ? await readCustomer(container, owner.id) : null
  if (!customer?.has_account) {
    throw accountNotFound(account_id)
  }
  return customer
}

export const claimHeldOrdersWorkflowId = "claim-held-orders"

/**
 * Grants an account what is held for its owner's e-mail address, on the word of an admin. You can use
 * this workflow within your own customizations.
 *
 * @example
 * await claimHeldOrdersWorkflow(container).run({ input: { account_id: "rpacc_1", claim: { reason: "Called, knows the order numbers" }, actor_id: "user_1" } })
 *
 * @summary Grant held points without a link. Answers `{ granted, orders }`.
 * @throws RefusalError `invalid_input` (`company_account` …), `account_not_found`, `program_off`, `claim_busy`
 */
export const claimHeldOrdersWorkflow = createWorkflow(claimHeldOrdersWorkflowId, (input: ClaimHeldOrdersInput) => new WorkflowResponse(claimHeldOrdersStep(input)))
