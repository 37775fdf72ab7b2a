/** SQL of who completes a cart at the same moment, and of how orders stand. */
import { run, type Db } from "../../../storage/sql"
import type { OrderStanding } from "../domain/orders-before"

/** One completion of a cart of a customer's: several of the same cart, in processes that share no lock, have a turn each. */
export type Turn = { customer_id: string; turn: number }

/**
 * Takes the next turn of a customer for a cart that is being completed. One statement: another one of
 * the same customer waits for it, so that of two the later sees the earlier.
 */
export const takeTurn = async (db: Db, customer_id: string, cart_id: string): Promise<Turn> => {
  const [{ turn }] = await run<{ turn: string }>(
    db,
    `WITH mine AS (
       INSERT INTO purchase_turn AS t (customer_id) VALUES (:customer_id) ON CONFLICT (customer_id) DO UPDATE SET turn = t.turn + 1 RETURNING turn
     )
     INSERT INTO purchase_completing (cart_id, customer_id, turn, taken_at) SELECT :cart_id, :customer_id, turn, now() FROM mine RETURNING turn`,
    { customer_id, cart_id }
  )
  return { customer_id, turn: Number(turn) }
}

/** Carts of the customer that took their turn before or after this one, and since an instant: an older one has become an order, or never will. */
export const cartsAroundTurn = async (db: Db, { customer_id, turn }: Turn, since: Date): Promise<{ before: string[]; after: string[] }> => {
  const rows = await run<{ cart_id: string; is_before: boolean }>(
    db,
    `SELECT cart_id, bool_or(turn < :turn) AS is_before FROM purchase_completing WHERE customer_id = :customer_id AND turn <> :turn AND taken_at >= :since GROUP BY cart_id`,
    { customer_id, turn, since }
  )
  const carts = (wanted: boolean): string[] => rows.flatMap(({ cart_id, is_before }) => (is_before === wanted ? [cart_id] : []))
  return { before: carts(true), after: carts(false) }
}

/** Gives a turn back: this completion failed. Another one of the same cart keeps its own. */
export const giveTurnBack = async (db: Db, { customer_id, turn }: Turn): Promise<void> => {
  await run(db, `DELETE FROM purchase_completing WHERE customer_id = :customer_id AND turn = :turn`, { customer_id, turn })
}

/** Forgets turns that were taken before an instant, so many at most. Returns how many there were. */
export const forgetTurnsBefore = async (db: Db, before: Date, limit: number): Promise<number> =>
  (
    await run(
      db,
      `DELETE FROM purchase_completing WHERE (customer_id, turn) IN (SELECT customer_id, turn FROM purchase_completing WHERE taken_at < :before ORDER BY taken_at LIMIT :limit) RETURNING turn`,
      { before, limit }
    )
  ).length

/** How orders stand, by id; what is not recorded is not in it. One statement. */
export const standingsOf = async (db: Db, order_ids: string[]): Promise<Map<string, OrderStanding>> => {
  const rows = await run<{ order_id: string; placed_at: Date; is_undone: boolean }>(
    db,
    `SELECT p.order_id, min(p.placed_at) AS placed_at, bool_and(p.undone_num = p.undone_den) AS is_undone
     FROM purchase p WHERE p.order_id = ANY(CAST(:order_ids AS text[])) GROUP BY p.order_id`,
    { order_ids }
  )
  return new Map(rows.map(({ order_id, placed_at, is_undone }) => [order_id, { placed_at: new Date(placed_at), is_undone }]))
}

/** Forgets the turns of a customer. */
export const forgetTurns = async (db: Db, customer_id: string): Promise<void> => {
  await run(db, `WITH turns AS (DELETE FROM purchase_turn WHERE customer_id = :customer_id) DELETE FROM purchase_completing WHERE customer_id = :customer_id`, { customer_id })
}
