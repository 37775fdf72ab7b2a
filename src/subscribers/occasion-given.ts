import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { OccasionGivenEvent } from "../types/occasion-events"
import { OccasionEvents } from "../workflows/occasions/notifications/events"
import { notifyBuyer } from "../workflows/occasions/notifications/notify-buyer"

/** A buyer gets an e-mail of what an occasion gave, from the shop's own notification provider. */
export default async function occasionGiven({ event, container }: SubscriberArgs<OccasionGivenEvent>): Promise<void> {
  await notifyBuyer(container, event.data)
}

export const config: SubscriberConfig = {
  event: OccasionEvents.GIVEN,
  context: { subscriberId: "b2b-occasion-given" },
}
