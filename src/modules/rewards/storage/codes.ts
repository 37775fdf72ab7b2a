/** SQL of personal codes and of who uses them. */
import { z } from "../../../shared/schema"
import { newId } from "../../../storage/ids"
import { run, type Db } from "../../../storage/sql"
import { rewardSchema, type Reward } from "../../../rewards"
import type { CodeStanding } from "../domain/personal-code"

/** A code with all that is shown of it. */
export type CodeRow = CodeStanding & { grant_id: string; promotion_id: string | null; reward: Reward; order_id: string | null; created_at: Date }

const row = z.object({
  id: z.string(),
  code: z.string(),
  grant_id: z.string(),
  promotion_id: z.string().nullable(),
  customer_id: z.string().nullable(),
  email_digest: z.string().nullable(),
  ends_at: z.coerce.date(),
  closed_at: z.coerce.date().nullable(),
  minimum_spend: z.record(z.string(), z.string()).nullable(),
  currency_code: z.string().nullable(),
  used_by: z.string().nullable(),
  order_id: z.string().nullable(),
  reward: rewardSchema,
  created_at: z.coerce.date(),
})

const SELECTED = `SELECT c.id, c.code, c.grant_id, c.promotion_id, c.customer_id, c.email_digest, c.ends_at, c.closed_at, c.minimum_spend, c.created_at,
    g.reward, g.currency_code, u.cart_id AS used_by, u.order_id
  FROM personal_code c JOIN reward_grant g ON g.id = c.grant_id
  LEFT JOIN personal_code_use u ON u.code_id = c.id AND u.given_back_at IS NULL`

const codesWhere = async (db: Db, condition: string, bindings: Record<string, unknown>): Promise<CodeRow[]> => (await run(db, `${SELECTED} WHERE ${condition}`, bindings)).map((each) => row.parse(each))

/** Those of the texts that are personal codes. */
export const findCodes = (db: Db, codes: string[]): Promise<CodeRow[]> => codesWhere(db, `c.code = ANY(CAST(:codes AS text[])) ORDER BY c.code`, { codes })

/** The personal codes among promotions of Medusa. */
export const codesOfPromotions = (db: Db, promotion_ids: string[]): Promise<CodeRow[]> => codesWhere(db, `c.promotion_id = ANY(CAST(:promotion_ids AS text[])) ORDER BY c.code`, { promotion_ids })

/** The codes of a customer, the newest first. */
export const codesOfCustomer = (db: Db, customer_id: string, limit: number): Promise<CodeRow[]> =>
  codesWhere(db, `c.customer_id = :customer_id AND c.promotion_id IS NOT NULL ORDER BY c.created_at DESC, c.id DESC LIMIT :limit`, { customer_id, limit })

/** The codes of grants. */
export const codesOfGrants = (db: Db, grant_ids: string[]): Promise<CodeRow[]> => codesWhere(db, `c.grant_id = ANY(CAST(:grant_ids AS text[]))`, { grant_ids })

export type NewCode = { code: string; grant_id: string; customer_id: string | null; email_digest: string | null; ends_at: Date; minimum_spend: Record<string, string> | null }

export const insertCode = async (db: Db, { minimum_spend, ...code }: NewCode): Promise<void> => {
  await run(
    db,
    `INSERT INTO personal_code (id, code, grant_id, customer_id, email_digest, ends_at, minimum_spend)
     VALUES (:id, :code, :grant_id, :customer_id, :email_digest, :ends_at, CAST(:minimum_spend AS jsonb))`,
    { id: newId("pcode"), ...code, minimum_spend: minimum_spend && JSON.stringify(minimum_spend) }
  )
}

export const notePromotion = async (db: Db, code: string, promotion_id: string): Promise<void> => {
  await run(db, `UPDATE personal_code SET promotion_id = :promotion_id, updated_at = now() WHERE code = :code`, { code, promotion_id })
}

/** Closes a code: who uses it keeps it, and it is not given back after that. @returns false where it is used */
export const closeCode = async (db: Db, grant_id: string, at: Date): Promise<boolean> => {
  const rows = await run<{ is_used: boolean }>(
    db,
    `UPDATE personal_code c SET closed_at = coalesce(closed_at, :at), updated_at = now() WHERE c.grant_id = :grant_id
       RETURNING EXISTS (SELECT FROM personal_code_use u WHERE u.code_id = c.id AND u.given_back_at IS NULL) AS is_used`,
    { grant_id, at }
  )
  return rows.some(({ is_used }) => !is_used)
}

/** A use of a code by a cart. `attempt` tells completions of the same cart apart: each undoes its own alone. */
export type CodeUse = { id: string; attempt: number }

/**
 * Claims the one use of a code for a cart that is being completed. One statement: of many at the same
 * moment one gets it. The same cart may claim it again.
 *
 * @returns null where another cart has it, or the code was taken back meanwhile
 */
export const claimCode = async (db: Db, code_id: string, cart_id: string, at: Date): Promise<CodeUse | null> => {
  const [use] = await run<CodeUse>(
    db,
    `INSERT INTO personal_code_use AS u (id, code_id, cart_id, claimed_at)
     SELECT :id, c.id, :cart_id, :at FROM personal_code c WHERE c.id = :code_id AND c.closed_at IS NULL FOR SHARE
     ON CONFLICT (code_id) WHERE given_back_at IS NULL
     DO UPDATE SET attempt = u.attempt + 1, claimed_at = EXCLUDED.claimed_at WHERE u.cart_id = EXCLUDED.cart_id
     RETURNING id, attempt`,
    { id: newId("pcuse"), code_id, cart_id, at }
  )
  return use ?? null
}

/**
 * Gives a claim up whose completion failed, unless another completion of the same cart has taken it over.
 *
 * @param is_undone core has undone the order, of which somebody may have noted already that it has the code
 */
export const giveUpClaim = async (db: Db, { id, attempt }: CodeUse, is_undone: boolean): Promise<boolean> =>
  (await run(db, `DELETE FROM personal_code_use WHERE id = :id AND attempt = :attempt AND (order_id IS NULL OR :is_undone) AND given_back_at IS NULL RETURNING id`, { id, attempt, is_undone })).length > 0

/** A claim of which nobody has noted the order yet. */
export type UndecidedUse = CodeUse & { cart_id: string; code: string }

/** Claims before an instant whose cart has not been found to be an order; of one code, or of all. */
export const undecidedUses = async (db: Db, before: Date, code_id: string | null, limit: number): Promise<UndecidedUse[]> =>
  run<UndecidedUse>(
    db,
    `SELECT u.id, u.attempt, u.cart_id, c.code FROM personal_code_use u JOIN personal_code c ON c.id = u.code_id
     WHERE u.order_id IS NULL AND u.given_back_at IS NULL AND u.claimed_at < :before AND (CAST(:code_id AS text) IS NULL OR u.code_id = :code_id)
     ORDER BY u.claimed_at, u.id LIMIT :limit`,
    { before, code_id, limit }
  )

/** Notes the order that a cart became on its uses. */
export const noteOrder = async (db: Db, cart_id: string, order_id: string): Promise<void> => {
  await run(db, `UPDATE personal_code_use SET order_id = :order_id WHERE cart_id = :cart_id AND order_id IS NULL AND given_back_at IS NULL`, { cart_id, order_id })
}

/** The codes that a cart uses. */
export const codesUsedBy = async (db: Db, cart_id: string): Promise<string[]> =>
  (await run<{ code: string }>(db, `SELECT c.code FROM personal_code_use u JOIN personal_code c ON c.id = u.code_id WHERE u.cart_id = :cart_id AND u.given_back_at IS NULL ORDER BY c.code`, { cart_id })).map(
    ({ code }) => code
  )

/** Gives the uses of a cart back, whose order was cancelled. */
export const giveBackUses = async (db: Db, cart_id: string, order_id: string, at: Date): Promise<void> => {
  await run(db, `UPDATE personal_code_use SET given_back_at = :at, order_id = :order_id WHERE cart_id = :cart_id AND given_back_at IS NULL`, { cart_id, order_id, at })
}

/** A code that was used, with the promotion that took something off the order. */
export type UsedCode = { order_id: string; promotion_id: string; at: Date }

/** The codes of a kind of source that orders of a window have used. */
export const codesUsedBetween = async (db: Db, source_type: string, from: Date, to: Date): Promise<UsedCode[]> =>
  (
    await run<UsedCode>(
      db,
      `SELECT u.order_id, c.promotion_id, u.claimed_at AS at FROM personal_code_use u JOIN personal_code c ON c.id = u.code_id JOIN reward_grant g ON g.id = c.grant_id
       WHERE g.source_type = :source_type AND u.order_id IS NOT NULL AND u.given_back_at IS NULL AND c.promotion_id IS NOT NULL AND u.claimed_at >= :from AND u.claimed_at < :to ORDER BY u.claimed_at, u.id`,
      { source_type, from, to }
    )
  ).map((use) => ({ ...use, at: new Date(use.at) }))
