/**
 * How many orders a buyer has placed before. Medusa's own orders are counted, not the purchases: those
 * are recorded a moment after the order, and of orders that are older than the plugin there may be
 * none. What purchases know better is when a draft was placed, and of which orders nothing is left.
 * See decision 13.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { countOrdersBefore, type OwnOrder } from "../../modules/purchases/domain/orders-before"
import { PURCHASES } from "../../modules/purchases/key"
import type { PurchasesService, Turn } from "../../modules/purchases/service"
import { z } from "../../shared/schema"

export type { Turn } from "../../modules/purchases/service"

/** A completion that takes longer than this is none any more. */
const LONGEST_COMPLETION_MS = 5 * 60_000

const readOrders = z.array(z.object({ id: z.string(), created_at: z.coerce.date(), canceled_at: z.coerce.date().nullish() }))

const service = (container: MedusaContainer): PurchasesService => container.resolve<PurchasesService>(PURCHASES)

/**
 * Orders of a registered customer before one of his orders, or before a cart of his that is none yet.
 *
 * @param own null: before a cart
 */
export const ordersBefore = async (container: MedusaContainer, customer_id: string, own: OwnOrder | null = null): Promise<number> =>
  (await readOrdersBefore(container, customer_id, own)).count

/**
 * The same for a cart that is being completed. Of two that are completed at the same moment, before
 * either is an order, one counts the other: both are never the first. Where the one that counts fails,
 * the other is still the second.
 *
 * @param turn see {@link startCompletion}
 */
export const ordersBeforeCompletion = async (container: MedusaContainer, turn: Turn, cart_id: string): Promise<number> => {
  const carts = (await service(container).cartsBeforeTurn(turn, new Date(Date.now() - LONGEST_COMPLETION_MS))).filter((id) => id !== cart_id)
  const { ids, count } = await readOrdersBefore(container, turn.customer_id, null)
  return count + (carts.length ? await unseen(container, carts, ids) : 0)
}

/** Says that a cart is being completed. @see forgetCompletion for a completion that fails */
export const startCompletion = (container: MedusaContainer, customer_id: string, cart_id: string): Promise<Turn> => service(container).takeTurn(customer_id, cart_id)

/** Says that a completion has failed. */
export const forgetCompletion = (container: MedusaContainer, turn: Turn): Promise<void> => service(container).giveTurnBack(turn)

/** Forgets which carts a customer was completing, as he is erased. */
export const forgetBuyer = (container: MedusaContainer, customer_id: string): Promise<void> => service(container).forgetTurns(customer_id)

const readOrdersBefore = async (container: MedusaContainer, customer_id: string, own: OwnOrder | null): Promise<{ ids: Set<string>; count: number }> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "created_at", "canceled_at"],
    filters: { customer_id, is_draft_order: false, ...(own && { created_at: { $lte: own.placed_at } }) },
  })
  const orders = readOrders.parse(data).map((order) => ({ ...order, canceled_at: order.canceled_at ?? null }))
  const standings = orders.length ? await service(container).standingsOf(orders.map(({ id }) => id)) : new Map()
  return { ids: new Set(orders.map(({ id }) => id)), count: countOrdersBefore(orders, standings, own) }
}

/**
 * Carts that were not yet an order when the orders were read; their links are read after them. For the
 * moment between an order and its link a cart counts twice: a number may be too high then, never too low.
 */
const unseen = async (container: MedusaContainer, cart_ids: string[], seen: Set<string>): Promise<number> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order_cart", fields: ["cart_id", "order_id"], filters: { cart_id: cart_ids } })
  const order_of = new Map(data.map(({ cart_id, order_id }) => [cart_id, order_id]))
  return cart_ids.filter((id) => !seen.has(order_of.get(id) ?? "")).length
}
