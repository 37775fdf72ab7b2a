import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { FulfillmentWorkflowEvents, OrderEditWorkflowEvents, OrderWorkflowEvents, PaymentEvents } from "@medusajs/framework/utils"
import { followOrderEvent, type OrderEvent } from "../workflows/orders/follow-events"
import { tellPointsWorkflow } from "../workflows/reward-points/tell-points"

/**
 * Whatever happens to an order: what follows from it is done anew, from how the order stands then. An
 * event that comes twice, late or in another order changes nothing; one that is lost is made up for
 * by the reconciliation. Then the owners of points are told what that did to them.
 */
export default async function orderChanged({ event, container }: SubscriberArgs<OrderEvent>): Promise<void> {
  const order_ids = await followOrderEvent(container, event.name, event.data)
  for (const order_id of order_ids) {
    await tellPointsWorkflow(container).run({ input: { order_id } })
  }
}

export const config: SubscriberConfig = {
  event: [
    OrderWorkflowEvents.PLACED,
    OrderWorkflowEvents.UPDATED,
    OrderWorkflowEvents.CANCELED,
    OrderWorkflowEvents.COMPLETED,
    OrderWorkflowEvents.FULFILLMENT_CREATED,
    OrderWorkflowEvents.FULFILLMENT_CANCELED,
    FulfillmentWorkflowEvents.DELIVERY_CREATED,
    OrderWorkflowEvents.RETURN_RECEIVED,
    OrderWorkflowEvents.CLAIM_CREATED,
    OrderWorkflowEvents.EXCHANGE_CREATED,
    OrderEditWorkflowEvents.CONFIRMED,
    PaymentEvents.CAPTURED,
    PaymentEvents.REFUNDED,
  ],
  context: { subscriberId: "b2b-order-changed" },
}
