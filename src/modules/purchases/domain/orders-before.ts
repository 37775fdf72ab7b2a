/** How many orders a buyer has placed before: what makes an order the first, or the fifth. Pure. */

/** An order as Medusa knows it. */
export type KnownOrder = { id: string; created_at: Date; canceled_at: Date | null }

/** What is recorded of an order: when it was placed, which for a draft is later than it was made, and whether nothing of it is left. */
export type OrderStanding = { placed_at: Date; is_undone: boolean }

/** The order that is asked about. */
export type OwnOrder = { id: string; placed_at: Date }

/**
 * Orders that count before another one: placed earlier, and not undone in full.
 *
 * @param standings by order; an order that is not recorded yet was placed when it was made
 * @param own null for a cart: every order is earlier than one that is none yet
 */
export const countOrdersBefore = (orders: readonly KnownOrder[], standings: ReadonlyMap<string, OrderStanding>, own: OwnOrder | null): number =>
  orders.filter((order) => {
    const standing = standings.get(order.id)
    return order.canceled_at === null && !standing?.is_undone && (!own || isBefore({ id: order.id, placed_at: standing?.placed_at ?? order.created_at }, own))
  }).length

/** Of two orders of the same instant the one with the lower id goes first, so that they have different numbers. */
const isBefore = (a: OwnOrder, b: OwnOrder): boolean => a.id !== b.id && (a.placed_at < b.placed_at || (a.placed_at.getTime() === b.placed_at.getTime() && a.id < b.id))
