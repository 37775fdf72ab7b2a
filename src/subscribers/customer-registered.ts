import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { CustomerWorkflowEvents } from "@medusajs/framework/utils"
import { grantRegistrationsWorkflow } from "../workflows/reward-points/grant-registrations"
import { inviteGuestsWorkflow } from "../workflows/reward-points/guests/invite-guests"

/** Who registers gets what the programme gives for it, and a link to what is held for him as a guest; an event that is lost is made up for by a job. */
export default async function customerRegistered({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const input = { customer_ids: [event.data.id] }
  await grantRegistrationsWorkflow(container).run({ input })
  await inviteGuestsWorkflow(container).run({ input })
}

export const config: SubscriberConfig = {
  event: CustomerWorkflowEvents.CREATED,
  context: { subscriberId: "b2b-customer-registered" },
}
