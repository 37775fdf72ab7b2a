import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { CustomerWorkflowEvents } from "@medusajs/framework/utils"
import { requalifyOwnersWorkflow } from "../workflows/loyalty-levels/requalify-owners"

/** Who registers may stand at a level at once: one that asks nothing. An event that is lost is made up for by the next night. */
export default async function levelOfNewcomer({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await requalifyOwnersWorkflow(container).run({ input: { owners: [{ type: "customer", id: event.data.id }] } })
}

export const config: SubscriberConfig = {
  event: CustomerWorkflowEvents.CREATED,
  context: { subscriberId: "loyalty-level-of-newcomer" },
}
