/** What guests' orders have earned, until an account takes it over. No e-mail address is kept: a digest of it is. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { reason } from "./orders"

const line = z.object({ line_id: z.string(), points: z.number(), reasons: z.array(reason) })

const heldOrder = z.object({
  order_id: z.string(),
  cart_id: z.string().nullable(),
  currency_code: z.string(),
  program_version: z.number(),
  points: z.coerce.number(),
  breakdown: z.array(reason),
  lines: z.array(line),
  placed_at: z.date(),
  /** Of the purchases that an event has seen last. */
  revision: z.number(),
})

/** A guest's order whose points nobody has yet. */
export type HeldOrder = z.infer<typeof heldOrder>

/** The same with the digest of the e-mail address that it was placed with. */
export type NewHeldOrder = HeldOrder & { email_digest: string }

/**
 * Holds what an order has earned, or notes that an event has seen later purchases of it. An order whose
 * points somebody has already is not held.
 *
 * @returns false where an account has taken it over: it is to be settled like any other
 */
export const holdOrder = async (db: Db, { breakdown, lines, ...order }: NewHeldOrder): Promise<boolean> => {
  const rows = await run(
    db,
    `INSERT INTO reward_points_held_order AS h (order_id, email_digest, cart_id, currency_code, program_version, points, breakdown, lines, placed_at, revision)
     SELECT :order_id, :email_digest, CAST(:cart_id AS text), :currency_code, CAST(:program_version AS integer), CAST(:points AS bigint), CAST(:breakdown AS jsonb), CAST(:lines AS jsonb),
       CAST(:placed_at AS timestamptz), CAST(:revision AS integer)
     WHERE NOT EXISTS (SELECT 1 FROM reward_points_order o WHERE o.order_id = :order_id AND o.earned > 0)
     ON CONFLICT (order_id) DO UPDATE SET revision = GREATEST(h.revision, EXCLUDED.revision) WHERE h.account_id IS NULL
     RETURNING order_id`,
    { ...order, breakdown: JSON.stringify(breakdown), lines: JSON.stringify(lines) }
  )
  return rows.length > 0
}

/** An order that is held. */
export const findHeldOrder = async (db: Db, order_id: string): Promise<HeldOrder | null> => {
  const [row] = await run(db, `SELECT * FROM reward_points_held_order WHERE order_id = :order_id AND account_id IS NULL`, { order_id })
  return row ? heldOrder.parse(row) : null
}

/** Notes that an event has seen later purchases of a held order: who takes it over must not know less. False where somebody has taken it over. */
export const noteHeldRevision = async (db: Db, order_id: string, revision: number): Promise<boolean> => {
  const rows = await run(db, `UPDATE reward_points_held_order SET revision = GREATEST(revision, :revision) WHERE order_id = :order_id AND account_id IS NULL RETURNING order_id`, { order_id, revision })
  return rows.length > 0
}

/** What is held for an e-mail address, the oldest order first. */
export const listHeldOrders = async (db: Db, email_digest: string): Promise<HeldOrder[]> => {
  const rows = await run(db, `SELECT * FROM reward_points_held_order WHERE email_digest = :email_digest ORDER BY placed_at, order_id`, { email_digest })
  return rows.map((row) => heldOrder.parse(row))
}

/** The same, locked until the transaction ends: two who take them over do so one after the other. */
export const lockHeldOrders = async (db: Db, email_digest: string): Promise<HeldOrder[]> => {
  // Locked in one order by everybody, then read: what waited sees what was done meanwhile.
  await run(db, `SELECT order_id FROM reward_points_held_order WHERE email_digest = :email_digest ORDER BY order_id FOR UPDATE`, { email_digest })
  return listHeldOrders(db, email_digest)
}

/** Notes to whom an order was granted; nothing says any more with which address it was placed. */
export const noteClaimed = async (db: Db, order_id: string, account_id: string, at: Date): Promise<void> => {
  await run(db, `UPDATE reward_points_held_order SET account_id = :account_id, claimed_at = :at, email_digest = NULL WHERE order_id = :order_id AND account_id IS NULL`, { order_id, account_id, at })
}

/** The account that has taken an order over; null where none has. */
export const findClaimant = async (db: Db, order_id: string): Promise<string | null> => {
  const [row] = await run<{ account_id: string }>(db, `SELECT account_id FROM reward_points_held_order WHERE order_id = :order_id AND account_id IS NOT NULL`, { order_id })
  return row?.account_id ?? null
}

/** Those of the digests for which something is held. */
export const heldDigests = async (db: Db, email_digests: string[]): Promise<Set<string>> => {
  const rows = await run<{ email_digest: string }>(
    db,
    `SELECT DISTINCT email_digest FROM reward_points_held_order WHERE email_digest = ANY(CAST(:email_digests AS text[]))`,
    { email_digests }
  )
  return new Set(rows.map(({ email_digest }) => email_digest))
}

/** What rules have given to the held orders of an e-mail address, as {@link readRuleUsage} answers it for an account. */
export const readHeldUsage = async (db: Db, email_digest: string, rules: { rule_id: string; since: Date | null }[]): Promise<Record<string, { account: number; period: number }>> => {
  const rows = await run<{ rule_id: string; account: string; period: string }>(
    db,
    `SELECT u.rule_id, sum(u.points) AS account, COALESCE(sum(u.points) FILTER (WHERE h.placed_at >= x.since), 0) AS period
     FROM reward_points_held_order h
     CROSS JOIN LATERAL jsonb_to_recordset(h.breakdown) AS u(rule_id text, points bigint)
     JOIN jsonb_to_recordset(CAST(:rules AS jsonb)) AS x(rule_id text, since timestamptz) ON x.rule_id = u.rule_id
     WHERE h.email_digest = :email_digest GROUP BY u.rule_id`,
    { email_digest, rules: JSON.stringify(rules) }
  )
  return Object.fromEntries(rows.map(({ rule_id, account, period }) => [rule_id, { account: Number(account), period: Number(period) }]))
}
