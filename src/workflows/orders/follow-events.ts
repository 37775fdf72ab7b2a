/** Turns events into the order that they are about. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, FulfillmentWorkflowEvents, PaymentEvents } from "@medusajs/framework/utils"
import { PURCHASES } from "../../modules/purchases/key"
import type { PurchasesService } from "../../modules/purchases/service"
import { errorMessage } from "../../shared/error-message"
import { z } from "../../shared/schema"
import { followOrderWorkflow } from "./follow-order"

/** An event names its order as `id` or `order_id`; an event of a payment names the payment, one of a delivery the fulfilment. */
export type OrderEvent = { id?: string; order_id?: string }

/** The events that tell of a payment, and only of it: no amount, and the same each time. */
const OF_PAYMENTS: readonly string[] = [PaymentEvents.CAPTURED, PaymentEvents.REFUNDED]

const OF_DELIVERIES: string = FulfillmentWorkflowEvents.DELIVERY_CREATED

/**
 * Follows the order of an event. What goes wrong is noted, and tried again by the reconciliation.
 *
 * @returns the orders that were followed: mostly one
 * @throws whatever kept the order from being followed
 */
export const followOrderEvent = async (container: MedusaContainer, name: string, { id, order_id = id }: OrderEvent): Promise<string[]> => {
  const of_payment = OF_PAYMENTS.includes(name)
  const orders = of_payment ? await ordersOfPayment(container, id ?? "") : name === OF_DELIVERIES ? await ordersOfFulfillment(container, id ?? "") : order_id ? [order_id] : []
  for (const each of orders) {
    await followOrNote(container, each, of_payment)
  }
  return orders
}

/**
 * Follows one order; what goes wrong is noted for the reconciliation.
 *
 * @param thorough asks the payments also where the order says that nothing was paid
 * @returns whether something of the order was not known yet
 * @throws whatever kept the order from being followed
 */
export const followOrNote = async (container: MedusaContainer, order_id: string, thorough: boolean): Promise<boolean> => {
  try {
    const { result } = await followOrderWorkflow(container).run({ input: { order_id, thorough } })
    return result.changed
  } catch (error) {
    const reason = errorMessage(error)
    await container.resolve<PurchasesService>(PURCHASES).noteFailure(order_id, reason, new Date())
    throw error
  }
}

const readPayment = z.object({ payment_collection: z.object({ order: z.object({ id: z.string() }).nullish() }).nullish() })

const ordersOfPayment = async (container: MedusaContainer, payment_id: string): Promise<string[]> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "payment", fields: ["payment_collection.order.id"], filters: { id: payment_id } })
  return data.flatMap((payment) => readPayment.parse(payment).payment_collection?.order?.id ?? [])
}

const ordersOfFulfillment = async (container: MedusaContainer, fulfillment_id: string): Promise<string[]> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order_fulfillment", fields: ["order_id"], filters: { fulfillment_id } })
  return data.flatMap(({ order_id }) => order_id ?? [])
}
