import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { CustomerWorkflowEvents } from "@medusajs/framework/utils"
import { grantRegistrationsWorkflow } from "../workflows/reward-points/grant-registrations"

/** Who registers gets what the programme gives for it; an event that is lost is made up for by a job. */
export default async function customerRegistered({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await grantRegistrationsWorkflow(container).run({ input: { customer_ids: [event.data.id] } })
}

export const config: SubscriberConfig = {
  event: CustomerWorkflowEvents.CREATED,
  context: { subscriberId: "b2b-customer-registered" },
}
