/** What is remembered about a cart: whose session touched it, and at which state of the rules it was priced. */
import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { run } from "../../../storage/sql"

export type CartRecord = {
  /** Customers whose own session has touched the cart. */
  touched_by: string[]
  /** The stamp of the last time when all lines were priced, null when they never were. */
  priced_as: string | null
  /** When they were, a rule that pools covered one of them. A hint: it may have changed since. */
  pools: boolean
  /** The state of all rules at the time asked about: another text means that some price may be another. */
  rules_stamp: string
}

/**
 * Notes that `actor_id` (a logged-in customer, or null) touches the cart, and reads what is known
 * about it. One statement. Nothing is written, nor a row locked, where the customer has touched it
 * before: the request would wait for the disk.
 */
export const openCart = async (context: Context<SqlEntityManager>, cart_id: string, actor_id: string | null, at: Date): Promise<CartRecord> => {
  const [row] = await run<{ touched_by: string[] | null; priced_as: string | null; pools: boolean | null; rules_stamp: string }>(
    context,
    `WITH touched AS (
       INSERT INTO tier_price_cart AS c (cart_id, touched_by)
       SELECT :cart_id, ARRAY[CAST(:actor_id AS text)]
       WHERE CAST(:actor_id AS text) IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM tier_price_cart known WHERE known.cart_id = :cart_id AND :actor_id = ANY(known.touched_by))
       ON CONFLICT (cart_id) DO UPDATE SET touched_by = c.touched_by || EXCLUDED.touched_by, updated_at = now()
         WHERE NOT c.touched_by @> EXCLUDED.touched_by
     )
     SELECT c.touched_by, c.priced_as, c.pools, s.revision || '@' || COALESCE(extract(epoch FROM GREATEST(
         (SELECT max(r.starts_at) FROM tier_price_rule r WHERE r.starts_at <= :at AND r.deleted_at IS NULL),
         (SELECT max(r.ends_at) FROM tier_price_rule r WHERE r.ends_at <= :at AND r.deleted_at IS NULL)
       ))::text, '') AS rules_stamp
     FROM tier_price_state s LEFT JOIN tier_price_cart c ON c.cart_id = :cart_id`,
    { cart_id, actor_id, at }
  )
  const known = row.touched_by ?? []
  return { ...row, pools: row.pools ?? false, touched_by: actor_id && !known.includes(actor_id) ? [...known, actor_id] : known }
}

/** Notes at which state of the rules, and for whom, all lines of the cart were priced, and whether some count together. */
export const notePriced = (context: Context<SqlEntityManager>, cart_id: string, { priced_as, pools }: Pick<CartRecord, "pools"> & { priced_as: string }): Promise<unknown> =>
  run(
    context,
    `INSERT INTO tier_price_cart (cart_id, priced_as, pools) VALUES (:cart_id, :priced_as, :pools)
     ON CONFLICT (cart_id) DO UPDATE SET priced_as = EXCLUDED.priced_as, pools = EXCLUDED.pools, updated_at = now()`,
    { cart_id, priced_as, pools }
  )

/** Forgets carts that nobody changed since `before`. A forgotten cart shows public prices until its buyer touches it again. */
export const forgetCarts = async (context: Context<SqlEntityManager>, before: Date): Promise<number> => {
  const [{ forgotten }] = await run<{ forgotten: number }>(
    context,
    `WITH gone AS (DELETE FROM tier_price_cart WHERE updated_at < :before RETURNING 1) SELECT count(*)::int AS forgotten FROM gone`,
    { before }
  )
  return forgotten
}

/**
 * Retired: no rule applies any more, whatever its status, in every process with its next request.
 * The rules stay as they are.
 */
export const setRetired = (context: Context<SqlEntityManager>, retired: boolean): Promise<unknown> =>
  run(context, `UPDATE tier_price_state SET retired = :retired, revision = revision + 1 WHERE retired <> :retired`, { retired })

/** Ids of carts that we have priced, in their order, after `after`. */
export const pricedCartsAfter = async (context: Context<SqlEntityManager>, after: string, limit: number): Promise<string[]> => {
  const found = await run<{ cart_id: string }>(
    context,
    `SELECT cart_id FROM tier_price_cart WHERE cart_id > :after AND priced_as IS NOT NULL ORDER BY cart_id LIMIT :limit`,
    { after, limit }
  )
  return found.map(({ cart_id }) => cart_id)
}
