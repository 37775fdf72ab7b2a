import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { PointsEvent } from "../types/reward-points-events"
import { RewardPointsEvents } from "../workflows/reward-points/notifications/events"
import { notifyOwner } from "../workflows/reward-points/notifications/notify-owner"

/** Owners of points get an e-mail of what happened to them, from the shop's own notification provider. */
export default async function pointsTold({ event, container }: SubscriberArgs<PointsEvent>): Promise<void> {
  await notifyOwner(container, event.name, event.data)
}

export const config: SubscriberConfig = {
  event: Object.values(RewardPointsEvents),
  context: { subscriberId: "b2b-points-told" },
}
