/** The one place that sends a link to held points. */
import { randomBytes } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { claimEnd, claimToken, claimTokenDigest } from "../../../modules/reward-points/domain/claim-token"
import type { Program } from "../../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { HeldOrder } from "../../../modules/reward-points/storage/held-orders"
import { canSend, sendNotifications } from "../notifications/send"
import { holdsForGuests } from "./held-award"
import { readCustomer, type Customer } from "./read-customer"
import { signingKey } from "./signing-key"

/** The template of the notification. */
export const CLAIM_TEMPLATE = "reward-points-claim"

/** What the template gets. The link itself is the shop's: `https://…/points/claim?token=…`. */
export type ClaimTemplateData = {
  /** Points that are held, of how many orders; what was undone since is not granted. */
  points: number
  orders: number
  name_singular: string
  name_plural: string
  /** Letters, digits, `-`, `_` and one dot. It grants to the customer's own session alone. */
  token: string
  /** ISO 8601. */
  expires_at: string
  first_name: string | null
}

const BYTES = 32

/**
 * Sends a registered customer a link to what is held for his e-mail address. Nothing is sent where
 * nothing is held, and where no provider serves e-mail (an admin grants it then); a failure is logged and
 * the link void.
 *
 * @returns whether it was sent
 */
export const sendClaimLink = async (container: MedusaContainer, customer_id: string): Promise<boolean> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const program = await service.readProgram()
  const customer = holdsForGuests(program) ? await readCustomer(container, customer_id) : null
  const held = customer?.has_account && customer.email_digest ? await service.listHeldOrders(customer.email_digest) : []
  return customer !== null && held.length > 0 && canSend(container) && send(container, program, customer, held)
}

const send = async (container: MedusaContainer, { name_singular, name_plural }: Program, { id, email, email_digest, first_name }: Customer, held: HeldOrder[]): Promise<boolean> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const token = claimToken(randomBytes(BYTES).toString("base64url"), signingKey(container))
  const token_digest = claimTokenDigest(token)
  const created_at = new Date()
  const expires_at = claimEnd(created_at)
  const points = held.reduce((sum, order) => sum + order.points, 0)
  const data: ClaimTemplateData = { points, orders: held.length, name_singular, name_plural, token, expires_at: expires_at.toISOString(), first_name }
  await service.insertClaimLink({ token_digest, customer_id: id, email_digest: email_digest ?? "", created_at, expires_at })
  const outcome = await sendNotifications(container, [{ to: email, template: CLAIM_TEMPLATE, data, receiver_id: id, idempotency_key: `${CLAIM_TEMPLATE}:${token_digest}` }])
  if (outcome !== "sent") {
    await service.deleteClaimLink(token_digest)
    return false
  }
  await service.noteClaimInvited(id, created_at)
  return true
}

const sendClaimLinkStep = createStep("send-points-claim-link", async ({ customer_id }: SendClaimLinkInput, { container }) => new StepResponse({ sent: await sendClaimLink(container, customer_id) }))

export type SendClaimLinkInput = { customer_id: string }

export const sendClaimLinkWorkflowId = "send-points-claim-link"

/**
 * Sends a registered customer a link to what is held for his e-mail address, through Medusa's
 * Notification Module: channel `email`, template `reward-points-claim`, data {@link ClaimTemplateData}.
 * You can use this workflow within your own customizations.
 *
 * @example
 * await sendClaimLinkWorkflow(container).run({ input: { customer_id: "cus_1" } })
 *
 * @summary Send a link to held points. Answers `{ sent }`.
 */
export const sendClaimLinkWorkflow = createWorkflow(sendClaimLinkWorkflowId, (input: SendClaimLinkInput) => new WorkflowResponse(sendClaimLinkStep(input)))
