import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { notifyLevelOwner, type LevelEvent } from "../workflows/loyalty-levels/notifications/notify-owner"
import { LoyaltyLevelEvents } from "../workflows/loyalty-levels/tell"

/** Owners of levels get an e-mail of what happened to them, from the shop's own notification provider. */
export default async function levelsTold({ event, container }: SubscriberArgs<LevelEvent>): Promise<void> {
  await notifyLevelOwner(container, event.name, event.data)
}

export const config: SubscriberConfig = {
  event: Object.values(LoyaltyLevelEvents),
  context: { subscriberId: "b2b-levels-told" },
}
