import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { CustomerWorkflowEvents } from "@medusajs/framework/utils"
import { forgetReferrals } from "../workflows/referrals/forget-person"

/**
 * Who is deleted, or was merged into another account by hand, keeps the sums of referrals and loses the name. Where the event is
 * lost, nobody is named either: names are read from Medusa's customers. Only the advocate's code works until it is erased.
 */
export default async function customerDeleted({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await forgetReferrals(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: CustomerWorkflowEvents.DELETED,
  context: { subscriberId: "b2b-customer-deleted" },
}
