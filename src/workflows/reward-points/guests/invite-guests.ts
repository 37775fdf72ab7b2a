import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { CLAIM_PAUSE_MINUTES, INVITATIONS } from "../../../modules/reward-points/domain/claim-token"
import { emailDigest } from "../../../modules/reward-points/domain/guest-email"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import { z } from "../../../shared/schema"
import { holdsForGuests } from "./held-award"
import { sendClaimLink } from "./send-claim-link"

/** An event that was lost longer ago than this is not made up for. */
const DAYS = 30

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Customers that are read at once. */
const BATCH = 500

export type InviteGuestsInput = {
  /** Customers who have just come; left out: all who registered in the last thirty days. */
  customer_ids?: string[]
}

const registered = z.object({ id: z.string(), email: z.string().nullish() })

type Registered = z.infer<typeof registered>

const inviteGuestsStep = createStep("invite-points-guests", async ({ customer_ids }: InviteGuestsInput, { container }) => {
  const outcome = { invited: 0 }
  if (!holdsForGuests(await container.resolve<RewardPointsService>(REWARD_POINTS).readProgram())) {
    return new StepResponse(outcome)
  }
  let page = await readRegistered(container, customer_ids, "")
  while (page.length) {
    for (const { id } of await thoseWithHeld(container, page)) {
      outcome.invited += Number(await inviteOne(container, id))
    }
    page = page.length === BATCH ? await readRegistered(container, customer_ids, page[page.length - 1].id) : []
  }
  return new StepResponse(outcome)
})

const readRegistered = async (container: MedusaContainer, customer_ids: string[] | undefined, after: string): Promise<Registered[]> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "customer",
    fields: ["id", "email"],
    filters: { has_account: true, id: { $gt: after, ...(customer_ids && { $in: customer_ids }) }, ...(!customer_ids && { created_at: { $gte: new Date(Date.now() - DAYS * DAY) } }) },
    pagination: { take: BATCH, skip: 0, order: { id: "ASC" } },
  })
  return z.array(registered).parse(data)
}

const thoseWithHeld = async (container: MedusaContainer, page: Registered[]): Promise<Registered[]> => {
  const digests = page.map(({ email }) => emailDigest(email) ?? "")
  const held = await container.resolve<RewardPointsService>(REWARD_POINTS).heldDigests(digests)
  return page.filter((_, index) => held.has(digests[index]))
}

/** Once; where it cannot be sent it is tried a few times, with a pause. */
const inviteOne = async (container: MedusaContainer, customer_id: string): Promise<boolean> => {
  const at = new Date()
  const is_due = await container.resolve<RewardPointsService>(REWARD_POINTS).takeClaimInvitation(customer_id, at, new Date(at.getTime() - CLAIM_PAUSE_MINUTES * MINUTE), INVITATIONS)
  return is_due && sendClaimLink(container, customer_id)
}

export const inviteGuestsWorkflowId = "invite-points-guests"

/**
 * Sends customers who have registered the link to what is held for their e-mail address, once to each.
 * It can be repeated at any time. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await inviteGuestsWorkflow(container).run({ input: { customer_ids: ["cus_1"] } })
 *
 * @summary Send links to held points after registration. Answers `{ invited }`.
 */
export const inviteGuestsWorkflow = createWorkflow(inviteGuestsWorkflowId, (input: InviteGuestsInput) => new WorkflowResponse(inviteGuestsStep(input)))
