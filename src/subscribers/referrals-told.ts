import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { ReferralMovedEvent } from "../types/referral-events"
import { ReferralEvents } from "../workflows/referrals/notifications/events"
import { notifyAdvocate } from "../workflows/referrals/notifications/notify-advocate"

/** Advocates get an e-mail of what became of a friend, from the shop's own notification provider. */
export default async function referralsTold({ event, container }: SubscriberArgs<ReferralMovedEvent>): Promise<void> {
  await notifyAdvocate(container, event.name, event.data)
}

export const config: SubscriberConfig = {
  event: [ReferralEvents.QUALIFIED, ReferralEvents.REWARDED, ReferralEvents.REVERSED],
  context: { subscriberId: "b2b-referrals-told" },
}
