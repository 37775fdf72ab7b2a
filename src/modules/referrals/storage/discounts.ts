/** SQL of the friend's discount: which claim a cart is under, and the promotions that compute it. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import type { ClaimStanding } from "../domain/discount"
import type { Identity } from "../domain/identity"
import { REFERRAL_STATES } from "../domain/states"

/** A claim with what a cart is told of it. `use_claimed_at`: when the cart that uses it was completed; null where none does, or its order is known. */
export type ClaimRow = ClaimStanding & {
  program_id: string
  advocate_id: string
  owner_type: "customer" | "company"
  /** Null: erased. */
  owner_id: string | null
  use_claimed_at: Date | null
  known_keys: string[]
}

const amounts = z.record(z.string(), z.string())

const discount = z.discriminatedUnion("type", [
  z.object({ type: z.literal("percentage"), value: z.string(), maximum: amounts.nullish().transform((given) => given ?? null) }),
  z.object({ type: z.literal("fixed"), amounts }),
])

const row = z.object({
  id: z.string(),
  program_id: z.string(),
  advocate_id: z.string(),
  owner_type: z.enum(["customer", "company"]),
  owner_id: z.string().nullable(),
  state: z.enum(REFERRAL_STATES),
  reason: z.string(),
  lapses_at: z.coerce.date(),
  is_of_cart: z.boolean(),
  is_retired: z.boolean(),
  friend: z.object({ discount: discount.nullish(), minimum_spend: amounts.nullish() }),
  used_by: z.string().nullable(),
  use_claimed_at: z.coerce.date().nullable(),
  known_keys: z.array(z.string()),
})

/**
 * The claim that a cart is under: one of the cart itself, else one of its buyer. The one that still waits for its order
 * is before those that do not, the latest first. One statement, by keys alone.
 *
 * @param identities of the cart, and of its buyer where claims of other carts are asked for
 */
export const claimOfCart = async (db: Db, cart_id: string, identities: Identity[]): Promise<ClaimRow | null> => {
  const [found] = await run(
    db,
    `WITH known AS (
       SELECT i.referral_id, i.kind = 'cart' AS is_of_cart FROM referral_program p
         CROSS JOIN unnest(CAST(:kinds AS text[]), CAST(:digests AS text[])) AS asked (kind, digest)
         JOIN referral_identity i ON i.program_id = p.id AND i.kind = asked.kind AND i.digest = asked.digest
       UNION ALL SELECT id, true FROM referral WHERE cart_id = :cart_id
     ), claims AS (SELECT referral_id, bool_or(is_of_cart) AS is_of_cart FROM known GROUP BY referral_id)
     SELECT r.id, r.program_id, r.advocate_id, a.owner_type, a.owner_id, r.state, r.reason, r.lapses_at, r.terms -> 'friend' AS friend, claims.is_of_cart, p.retired_at IS NOT NULL AS is_retired,
       u.cart_id AS used_by, CASE WHEN u.order_id IS NULL THEN u.claimed_at END AS use_claimed_at,
       ARRAY(SELECT k.key FROM referral_promotion k WHERE k.program_id = r.program_id) AS known_keys
     FROM claims JOIN referral r ON r.id = claims.referral_id JOIN referral_program p ON p.id = r.program_id JOIN referral_advocate a ON a.id = r.advocate_id
       LEFT JOIN referral_use u ON u.referral_id = r.id AND u.given_back_at IS NULL
     ORDER BY r.state IN ('claimed', 'in_review') DESC, claims.is_of_cart DESC, r.claimed_at DESC, r.id LIMIT 1`,
    { cart_id, kinds: identities.map(({ kind }) => kind), digests: identities.map(({ digest }) => digest) }
  )
  if (!found) {
    return null
  }
  const { friend, ...claim } = row.parse(found)
  return { ...claim, discount: friend.discount ?? null, minimum_spend: friend.minimum_spend ?? null }
}

/** Whether a programme was ever stored: without one there are no claims. */
export const hasProgram = async (db: Db): Promise<boolean> => (await run(db, `SELECT 1 FROM referral_program LIMIT 1`)).length > 0

/** Notes the promotion that computes a discount. @returns the one that stands: another process may have made one at the same moment */
export const notePromotion = async (db: Db, key: string, program_id: string, promotion_id: string, replaced: string | null): Promise<string> => {
  const [{ standing }] = await run<{ standing: string }>(
    db,
    `INSERT INTO referral_promotion AS k (key, program_id, promotion_id) VALUES (:key, :program_id, :promotion_id)
     ON CONFLICT (key) DO UPDATE SET promotion_id = CASE WHEN k.promotion_id = :replaced THEN EXCLUDED.promotion_id ELSE k.promotion_id END RETURNING promotion_id AS standing`,
    { key, program_id, promotion_id, replaced: replaced ?? "" }
  )
  return standing
}

/** The promotion that computes a discount; null where none was made yet. */
export const promotionOfKey = async (db: Db, key: string): Promise<string | null> =>
  (await run<{ promotion_id: string }>(db, `SELECT promotion_id FROM referral_promotion WHERE key = :key`, { key }))[0]?.promotion_id ?? null

/** The keys of those of the promotions that compute a friend's discount. */
export const keysOfPromotions = async (db: Db, promotion_ids: string[]): Promise<string[]> =>
  (await run<{ key: string }>(db, `SELECT key FROM referral_promotion WHERE promotion_id = ANY(CAST(:promotion_ids AS text[])) ORDER BY key`, { promotion_ids })).map(({ key }) => key)

/** All promotions that compute a friend's discount. */
export const discountPromotions = async (db: Db): Promise<string[]> =>
  (await run<{ promotion_id: string }>(db, `SELECT promotion_id FROM referral_promotion ORDER BY created_at, key`)).map(({ promotion_id }) => promotion_id)

/** Stops the programme while the plugin is being removed, or puts it into force again. */
export const setRetired = async (db: Db, retired: boolean, at: Date): Promise<void> => {
  await run(db, `UPDATE referral_program SET retired_at = :at, updated_at = now() WHERE (retired_at IS NULL) = :retired`, { at: retired ? at : null, retired })
}

/** Carts of claims that wait for their first order, by their ids after `after`. */
export const claimedCartsAfter = async (db: Db, after: string, limit: number): Promise<string[]> =>
  (
    await run<{ cart_id: string }>(
      db,
      `SELECT DISTINCT r.cart_id FROM referral r WHERE r.cart_id > :after AND r.state IN ('claimed', 'in_review')
         AND NOT EXISTS (SELECT FROM referral_use u WHERE u.referral_id = r.id AND u.given_back_at IS NULL) ORDER BY r.cart_id LIMIT :limit`,
      { after, limit }
    )
  ).map(({ cart_id }) => cart_id)
