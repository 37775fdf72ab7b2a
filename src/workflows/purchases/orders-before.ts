/**
 * How many orders a buyer has placed before. Medusa's own orders are counted, not the purchases: those
 * are recorded a moment after the order, and of orders that are older than the plugin there may be
 * none. What purchases know better is when a draft was placed, and of which orders nothing is left.
 * See decision 13.
 */
import { setTimeout as pause } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { countOrdersBefore, type KnownOrder, type OrderStanding, type OwnOrder } from "../../modules/purchases/domain/orders-before"
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
  readOrdersBefore(container, customer_id, own).then(({ orders, standings }) => countOrdersBefore(orders, standings, own))

/**
 * The same for a cart that is being completed. Of several that are completed at the same moment each
 * counts those that took their turn before it, whether they are an order already or not, and none that
 * took it later: all have different numbers. Where one that was counted fails, its number stays free.
 *
 * @param turn see {@link startCompletion}
 */
export const ordersBeforeCompletion = async (container: MedusaContainer, turn: Turn, cart_id: string): Promise<number> => {
  for (let attempt = 1; ; attempt++) {
    const { count, is_certain } = await countAround(container, turn, cart_id)
    if (is_certain || attempt === ATTEMPTS) {
      return count
    }
    await pause(WAIT_MS)
  }
}

/** Between an order and its link with the cart lie some milliseconds; an order that still has none then was made of no cart. */
const ATTEMPTS = 12
const WAIT_MS = 50

/** Carts before are read before the orders, and carts after are read after them: each order of one of them is seen together with its cart. */
const countAround = async (container: MedusaContainer, turn: Turn, cart_id: string): Promise<{ count: number; is_certain: boolean }> => {
  const since = new Date(Date.now() - LONGEST_COMPLETION_MS)
  const around = async () => service(container).cartsAroundTurn(turn, since)
  const before = (await around()).before.filter((id) => id !== cart_id)
  const { orders, standings } = await readOrdersBefore(container, turn.customer_id, null)
  const after = (await around()).after.filter((id) => id !== cart_id && !before.includes(id))
  const carts = [...before, ...after]
  const order_of = carts.length ? await ordersOfCarts(container, carts) : new Map<string, string>()
  const later = new Set(after.flatMap((id) => order_of.get(id) ?? []))
  const earlier = orders.filter(({ id }) => !later.has(id))
  const known = new Set(earlier.map(({ id }) => id))
  const coming = before.filter((id) => !known.has(order_of.get(id) ?? ""))
  const recent = earlier.filter(({ created_at }) => created_at >= since).map(({ id }) => id)
  const is_certain = carts.every((id) => order_of.has(id)) || !(await areUnlinked(container, recent))
  return { count: countOrdersBefore(earlier, standings, null) + coming.length, is_certain }
}

/** Says that a cart is being completed. @see forgetCompletion for a completion that fails */
export const startCompletion = (container: MedusaContainer, customer_id: string, cart_id: string): Promise<Turn> => service(container).takeTurn(customer_id, cart_id)

/** Says that a completion has failed. */
export const forgetCompletion = (container: MedusaContainer, turn: Turn): Promise<void> => service(container).giveTurnBack(turn)

/** Forgets which carts a customer was completing, as he is erased. */
export const forgetBuyer = (container: MedusaContainer, customer_id: string): Promise<void> => service(container).forgetTurns(customer_id)

const readOrdersBefore = async (container: MedusaContainer, customer_id: string, own: OwnOrder | null): Promise<{ orders: KnownOrder[]; standings: Map<string, OrderStanding> }> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "created_at", "canceled_at"],
    filters: { customer_id, is_draft_order: false, ...(own && { created_at: { $lte: own.placed_at } }) },
  })
  const orders = readOrders.parse(data).map((order) => ({ ...order, canceled_at: order.canceled_at ?? null }))
  return { orders, standings: orders.length ? await service(container).standingsOf(orders.map(({ id }) => id)) : new Map() }
}

/** The orders that carts became. */
const ordersOfCarts = async (container: MedusaContainer, cart_ids: string[]): Promise<Map<string, string>> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order_cart", fields: ["cart_id", "order_id"], filters: { cart_id: cart_ids } })
  return new Map(data.map(({ cart_id, order_id }) => [cart_id, order_id]))
}

/** Whether one of the orders has no cart, or none yet. */
const areUnlinked = async (container: MedusaContainer, order_ids: string[]): Promise<boolean> => {
  if (!order_ids.length) {
    return false
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order_cart", fields: ["order_id"], filters: { order_id: order_ids } })
  const linked = new Set(data.map(({ order_id }) => order_id))
  return order_ids.some((id) => !linked.has(id))
}
