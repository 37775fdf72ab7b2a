/** SQL of referrals on their way from an order to a reward. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { isExhausted, type RewardedCounts } from "../domain/settle"
import { parseReferralSettings, type ReferralTerms } from "../domain/program"
import { REFERRAL_STATES } from "../domain/states"
import { moveReferral, type MovePatch } from "./moves"

const terms = z.unknown().transform((input, context): ReferralTerms => {
  const parsed = parseReferralSettings(input)
  if (!parsed.ok) {
    parsed.refusals.forEach(({ path, message }) => context.addIssue({ code: "custom", path: ["terms", path], message }))
    return z.NEVER
  }
  return parsed.value
})

const instant = z.coerce.date().nullable()

const row = z.object({
  id: z.string(),
  program_id: z.string(),
  advocate_id: z.string(),
  owner_type: z.enum(["customer", "company"]),
  owner_id: z.string().nullable(),
  state: z.enum(REFERRAL_STATES),
  reason: z.string(),
  terms,
  cart_id: z.string(),
  customer_id: z.string().nullable(),
  order_id: z.string().nullable(),
  currency_code: z.string().nullable(),
  net: z.coerce.string().nullable(),
  lapses_at: z.coerce.date(),
  qualified_at: instant,
  due_at: instant,
  friend_number: z.number().nullable(),
  rewards_open: z.boolean(),
  revision: z.number(),
})

/** A referral with its advocate, as it is settled. `owner_id` is null where the advocate was erased. */
export type SettledReferral = z.infer<typeof row>

const COLUMNS = `r.id, r.program_id, r.advocate_id, a.owner_type, a.owner_id, r.state, r.reason, r.terms, r.cart_id, r.customer_id, r.order_id, r.currency_code, CAST(r.net AS text) AS net,
  r.lapses_at, r.qualified_at, r.due_at, r.friend_number, r.rewards_open, r.revision`

const FROM = `referral r JOIN referral_advocate a ON a.id = r.advocate_id`

const WAITS = `r.state IN ('claimed', 'in_review') AND r.order_id IS NULL`

/** As an array, so that each way is by an index: beside an OR, `IN` reads every referral. */
const OF_CART = `r.cart_id = CAST(:cart_id AS text) OR r.id = ANY(ARRAY(SELECT referral_id FROM referral_use WHERE cart_id = CAST(:cart_id AS text) AND given_back_at IS NULL))`

const read = (rows: unknown[]): SettledReferral[] => rows.map((each) => row.parse(each))

/** One referral; null: there is none. */
export const settledReferral = async (db: Db, id: string): Promise<SettledReferral | null> => read(await run(db, `SELECT ${COLUMNS} FROM ${FROM} WHERE r.id = :id`, { id }))[0] ?? null

/** An order by whose it is. `cart_id` is left out where nobody has looked for its cart. */
export type OrderOfFriend = { order_id: string; customer_id: string | null; cart_id?: string }

/** The referral of an order, and whether one may wait for it: where its cart is not known, whether any waits. */
export type ReferralOfOrder = { referral: SettledReferral | null; is_awaited: boolean }

/** One statement. */
export const referralOfOrder = async (db: Db, { order_id, customer_id, cart_id }: OrderOfFriend): Promise<ReferralOfOrder> => {
  const waits = cart_id === undefined ? "true" : `(r.customer_id = CAST(:customer_id AS text) OR ${OF_CART})`
  const [found] = await run<{ referral: unknown; is_awaited: boolean }>(
    db,
    `SELECT (SELECT row_to_json(found) FROM (SELECT ${COLUMNS} FROM ${FROM} WHERE r.order_id = :order_id) found) AS referral,
       EXISTS (SELECT FROM referral r WHERE ${WAITS} AND ${waits}) AS is_awaited`,
    { order_id, customer_id, cart_id: cart_id ?? null }
  )
  return { referral: found.referral ? row.parse(found.referral) : null, is_awaited: found.is_awaited }
}

/** An order that may be a friend's first. */
export type FirstOrder = { order_id: string; cart_id: string | null; customer_id: string | null; company_id: string | null; currency_code: string; net: string; placed_at: Date }

/**
 * Gives an order to the referral that waits for it: the one of which its completion has claimed the first order, else the one of its
 * cart or its customer, unless another cart has claimed that. One referral has one order, by unique key. The use of its cart, if
 * any, is then known to be that order's.
 *
 * @returns the referral; null where none waits for this order
 */
export const attachOrder = async (db: Db, { net, ...order }: FirstOrder): Promise<SettledReferral | null> => {
  const [attached] = await run<{ id: string }>(
    db,
    `WITH attached AS (UPDATE referral SET order_id = :order_id, customer_id = coalesce(CAST(:customer_id AS text), customer_id), company_id = CAST(:company_id AS text),
       currency_code = :currency_code, net = CAST(:net AS numeric), updated_at = now()
     WHERE order_id IS NULL AND id = (
       SELECT r.id FROM referral r LEFT JOIN referral_use u ON u.referral_id = r.id AND u.given_back_at IS NULL
       WHERE ${WAITS} AND (r.customer_id = CAST(:customer_id AS text) OR ${OF_CART})
         AND (u.cart_id = CAST(:cart_id AS text) OR (u.id IS NULL AND r.claimed_at <= :placed_at AND r.lapses_at > :placed_at))
       ORDER BY u.id IS NULL, r.claimed_at, r.id LIMIT 1 FOR UPDATE OF r
     ) RETURNING id),
     noted AS (
       UPDATE referral_use u SET order_id = :order_id FROM attached
       WHERE u.referral_id = attached.id AND u.cart_id = CAST(:cart_id AS text) AND u.order_id IS NULL AND u.given_back_at IS NULL
     )
     SELECT id FROM attached`,
    { ...order, net }
  )
  return attached ? settledReferral(db, attached.id) : null
}

/** Sets a referral free for the friend's next order, while it waits for one that counts. */
export const detachOrder = async (db: Db, referral_id: string, order_id: string): Promise<void> => {
  await run(
    db,
    `UPDATE referral SET order_id = NULL, currency_code = NULL, net = NULL, company_id = NULL, updated_at = now()
     WHERE id = :referral_id AND order_id = :order_id AND state IN ('claimed', 'in_review')`,
    { referral_id, order_id }
  )
}

/** Notes what the order is worth now. What that means for a reward that is given is open then. */
export const noteNet = async (db: Db, referral_id: string, net: string): Promise<void> => {
  await run(
    db,
    `UPDATE referral SET net = CAST(:net AS numeric), rewards_open = rewards_open OR state = 'rewarded', updated_at = now()
     WHERE id = :referral_id AND net IS DISTINCT FROM CAST(:net AS numeric)`,
    { referral_id, net }
  )
}

/** Notes that what the state gives is given, unless it has moved, or its order has changed, since it was read. */
export const noteRewardsDone = async (db: Db, { id, revision, net }: Pick<SettledReferral, "id" | "revision" | "net">): Promise<void> => {
  await run(db, `UPDATE referral SET rewards_open = false WHERE id = :id AND revision = :revision AND net IS NOT DISTINCT FROM CAST(:net AS numeric)`, { id, revision, net })
}

/** `moved`: it was in another state by then. */
export type RewardOutcome = "rewarded" | "exhausted" | "moved"

/**
 * Rewards a referral that is due, or rejects it beyond the limits. Rewards of one advocate, and where the programme has a limit of its
 * own all of them, come one after another: of many at once exactly as many are within the limits.
 *
 * @param period_since When the period of the limit has begun; null where there is none
 */
export const rewardWithinLimits = async (db: Db, referral: SettledReferral, at: Date, period_since: Date | null): Promise<RewardOutcome> => {
  const { id: referral_id, program_id, advocate_id, terms } = referral
  if (terms.limits.in_total !== null) {
    await run(db, `SELECT id FROM referral_program WHERE id = :program_id FOR NO KEY UPDATE`, { program_id })
  }
  await run(db, `SELECT id FROM referral_advocate WHERE id = :advocate_id FOR NO KEY UPDATE`, { advocate_id })
  const counts = await rewardedCounts(db, referral, period_since)
  const move = { referral_id, from: "qualified", at } as const
  const is_open: MovePatch = { rewards_open: true }
  if (isExhausted(terms.limits, counts)) {
    return (await moveReferral(db, { ...move, to: "rejected", reason: "exhausted", patch: { ...is_open, ended_at: at } })) ? "exhausted" : "moved"
  }
  return (await moveReferral(db, { ...move, to: "rewarded", reason: "holding_over", patch: { ...is_open, rewarded_at: at, friend_number: counts.of_advocate + 1 } })) ? "rewarded" : "moved"
}

const rewardedCounts = async (db: Db, { program_id, advocate_id, terms }: SettledReferral, period_since: Date | null): Promise<RewardedCounts> => {
  const [counts] = await run<RewardedCounts>(
    db,
    `SELECT CAST(count(*) AS integer) AS of_advocate, CAST(count(*) FILTER (WHERE rewarded_at >= CAST(:period_since AS timestamptz)) AS integer) AS in_period,
       ${terms.limits.in_total === null ? "0" : "(SELECT CAST(count(*) AS integer) FROM referral WHERE program_id = :program_id AND state = 'rewarded')"} AS in_total
     FROM referral WHERE advocate_id = :advocate_id AND program_id = :program_id AND state = 'rewarded'`,
    { program_id, advocate_id, period_since }
  )
  return counts
}

/** Pages of what time alone moves. `after`: the last id of the page before. */
type Page = { after: string; limit: number }

/** Those that should have had an order by then. */
export const overdueClaims = async (db: Db, before: Date, { after, limit }: Page): Promise<SettledReferral[]> =>
  read(await run(db, `SELECT ${COLUMNS} FROM ${FROM} WHERE r.state IN ('claimed', 'in_review') AND r.lapses_at < :before AND r.id > :after ORDER BY r.id LIMIT :limit`, { before, after, limit }))

/** Those whose holding days are over. */
export const dueReferrals = async (db: Db, at: Date, { after, limit }: Page): Promise<SettledReferral[]> =>
  read(await run(db, `SELECT ${COLUMNS} FROM ${FROM} WHERE r.state = 'qualified' AND r.due_at <= :at AND r.id > :after ORDER BY r.id LIMIT :limit`, { at, after, limit }))

/** Those whose rewards are not in line with their state, as their process died, or could not give or take them then. */
export const openRewards = async (db: Db, before: Date, { after, limit }: Page): Promise<SettledReferral[]> =>
  read(await run(db, `SELECT ${COLUMNS} FROM ${FROM} WHERE r.rewards_open AND r.updated_at < :before AND r.id > :after ORDER BY r.id LIMIT :limit`, { before, after, limit }))
