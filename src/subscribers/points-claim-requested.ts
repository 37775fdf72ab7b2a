import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { CLAIM_REQUESTED } from "../workflows/reward-points/guests/request-claim"
import { sendClaimLinkWorkflow } from "../workflows/reward-points/guests/send-claim-link"

/** Sends the link that a customer has asked for; not while he waits, as the time would tell whether there is something for him. */
export default async function pointsClaimRequested({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await sendClaimLinkWorkflow(container).run({ input: { customer_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: CLAIM_REQUESTED,
  context: { subscriberId: "b2b-points-claim-requested" },
}
