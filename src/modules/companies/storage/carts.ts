/** SQL of what is chosen and decided on carts. */
import { run, type Db } from "../../../storage/sql"
import type { CartChoice } from "../domain/cart-company"

/** What was decided when a cart was completed last; `company_id` is null where it was bought for none. */
export type CartDecision = { customer_id: string; company_id: string | null }

/** What is chosen on a cart; null where nothing ever was. */
export const readCartChoice = async (db: Db, cart_id: string): Promise<CartChoice | null> => {
  const [row] = await run<CartChoice>(db, `SELECT customer_id, company_id FROM b2b_company_cart WHERE cart_id = :cart_id`, { cart_id })
  return row ?? null
}

/** Notes what a customer chooses on a cart, null for nothing any more. */
export const noteCartChoice = async (db: Db, cart_id: string, { customer_id, company_id }: CartChoice): Promise<void> => {
  await run(
    db,
    `INSERT INTO b2b_company_cart (cart_id, customer_id, company_id) VALUES (:cart_id, :customer_id, :company_id)
     ON CONFLICT (cart_id) DO UPDATE SET customer_id = EXCLUDED.customer_id, company_id = EXCLUDED.company_id, updated_at = now()`,
    { cart_id, customer_id, company_id }
  )
}

/** Forgets that anything was chosen; what was decided goes with it. */
export const forgetCartChoice = async (db: Db, cart_id: string): Promise<void> => {
  await run(db, `DELETE FROM b2b_company_cart WHERE cart_id = :cart_id`, { cart_id })
}

/** Notes for which company a cart is being completed. What was chosen on it stays, unless another customer had chosen it. */
export const noteCartDecision = async (db: Db, cart_id: string, { customer_id, company_id }: CartDecision): Promise<void> => {
  await run(
    db,
    `INSERT INTO b2b_company_cart AS c (cart_id, customer_id, bought_for, decided_at) VALUES (:cart_id, :customer_id, :company_id, now())
     ON CONFLICT (cart_id) DO UPDATE SET company_id = CASE WHEN c.customer_id = EXCLUDED.customer_id THEN c.company_id END,
       customer_id = EXCLUDED.customer_id, bought_for = EXCLUDED.bought_for, decided_at = EXCLUDED.decided_at, updated_at = now()`,
    { cart_id, customer_id, company_id }
  )
}

/** What was decided when a cart was completed; null where nobody has decided. */
export const readCartDecision = async (db: Db, cart_id: string): Promise<CartDecision | null> => {
  const [row] = await run<CartDecision>(db, `SELECT customer_id, bought_for AS company_id FROM b2b_company_cart WHERE cart_id = :cart_id AND decided_at IS NOT NULL`, { cart_id })
  return row ?? null
}

/** Forgets what a customer chose on carts. */
export const forgetCartsOf = async (db: Db, customer_id: string): Promise<void> => {
  await run(db, `DELETE FROM b2b_company_cart WHERE customer_id = :customer_id`, { customer_id })
}

/** Carts on which nothing was chosen or decided since an instant, the oldest first. @param kept so many of the first are passed over */
export const cartsBefore = async (db: Db, before: Date, limit: number, kept: number): Promise<string[]> => {
  const rows = await run<{ cart_id: string }>(db, `SELECT cart_id FROM b2b_company_cart WHERE updated_at < :before ORDER BY updated_at, cart_id LIMIT :limit OFFSET :kept`, { before, limit, kept })
  return rows.map(({ cart_id }) => cart_id)
}

/** Forgets what was chosen and decided on these carts, but not what was since. Returns on how many there was something. */
export const forgetCarts = async (db: Db, cart_ids: string[], before: Date): Promise<number> =>
  (await run(db, `DELETE FROM b2b_company_cart WHERE cart_id = ANY(CAST(:cart_ids AS text[])) AND updated_at < :before RETURNING cart_id`, { cart_ids, before })).length
