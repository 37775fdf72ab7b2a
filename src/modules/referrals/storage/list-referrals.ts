/** SQL of referrals as admins look for them. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { REFERRAL_STATES, type ReferralState } from "../domain/states"

/** What a search has found elsewhere: any of it will do. `code` is part of a code, as codes are compared. */
export type Found = { id: string; code: string | null; customer_ids: string[]; company_ids: string[]; order_ids: string[] }

/** Which referrals; null: whatever it is. `customer_id` is on either side. */
export type ReferralSelection = {
  states: ReferralState[] | null
  customer_id: string | null
  advocate_id: string | null
  order_id: string | null
  claimed_from: Date | null
  claimed_to: Date | null
  found: Found | null
}

const instant = z.coerce.date().nullable()

const row = z.object({
  id: z.string(),
  state: z.enum(REFERRAL_STATES),
  reason: z.string(),
  advocate_id: z.string(),
  owner_type: z.enum(["customer", "company"]),
  owner_id: z.string().nullable(),
  code: z.string(),
  channel: z.enum(["code", "link", "invitation"]),
  signals: z.array(z.object({ code: z.string(), detail: z.string().nullable().default(null) })),
  cart_id: z.string(),
  customer_id: z.string().nullable(),
  order_id: z.string().nullable(),
  currency_code: z.string().nullable(),
  net: z.string().nullable(),
  claimed_at: z.coerce.date(),
  lapses_at: z.coerce.date(),
  qualified_at: instant,
  due_at: instant,
  rewarded_at: instant,
  updated_at: z.coerce.date(),
})

/** A referral with its advocate and the code as it is written. */
export type ReferralRow = z.infer<typeof row>

const COLUMNS = `r.id, r.state, r.reason, r.advocate_id, a.owner_type, a.owner_id, c.shown AS code, r.channel, r.signals, r.cart_id, r.customer_id, r.order_id, r.currency_code,
  CAST(r.net AS text) AS net, r.claimed_at, r.lapses_at, r.qualified_at, r.due_at, r.rewarded_at, r.updated_at`

const FROM = `FROM referral r JOIN referral_advocate a ON a.id = r.advocate_id JOIN referral_code c ON c.id = r.code_id`

const WHERE = `WHERE (CAST(:states AS text[]) IS NULL OR r.state = ANY(CAST(:states AS text[])))
  AND (CAST(:advocate_id AS text) IS NULL OR r.advocate_id = :advocate_id)
  AND (CAST(:customer_id AS text) IS NULL OR r.customer_id = :customer_id OR (a.owner_type = 'customer' AND a.owner_id = :customer_id))
  AND (CAST(:order_id AS text) IS NULL OR r.order_id = :order_id)
  AND (CAST(:claimed_from AS timestamptz) IS NULL OR r.claimed_at >= :claimed_from)
  AND (CAST(:claimed_to AS timestamptz) IS NULL OR r.claimed_at < :claimed_to)
  AND (CAST(:found_id AS text) IS NULL OR r.id = :found_id OR c.code LIKE '%' || CAST(:found_code AS text) || '%' OR r.order_id = ANY(CAST(:found_orders AS text[]))
    OR r.customer_id = ANY(CAST(:found_customers AS text[])) OR (a.owner_type = 'customer' AND a.owner_id = ANY(CAST(:found_customers AS text[])))
    OR (a.owner_type = 'company' AND a.owner_id = ANY(CAST(:found_companies AS text[]))))`

const bindingsOf = ({ found, ...selection }: ReferralSelection): Record<string, unknown> => ({
  ...selection,
  found_id: found?.id ?? null,
  found_code: found?.code ?? null,
  found_customers: found?.customer_ids ?? [],
  found_companies: found?.company_ids ?? [],
  found_orders: found?.order_ids ?? [],
})

/** Where a list goes on: behind this referral. */
export type ReferralPlace = { claimed_at: Date; id: string }

/** The next referrals, the newest first. `after` where the last ones ended. */
export const listReferrals = async (db: Db, selection: ReferralSelection, page: { limit: number; offset: number; after?: ReferralPlace | null }): Promise<ReferralRow[]> => {
  const { limit, offset, after = null } = page
  const rows = await run(
    db,
    `SELECT ${COLUMNS} ${FROM} ${WHERE} AND (CAST(:after_id AS text) IS NULL OR (r.claimed_at, r.id) < (CAST(:after_at AS timestamptz), CAST(:after_id AS text)))
     ORDER BY r.claimed_at DESC, r.id DESC LIMIT :limit OFFSET :offset`,
    { ...bindingsOf(selection), limit, offset, after_id: after?.id ?? null, after_at: after?.claimed_at ?? null }
  )
  return rows.map((each) => row.parse(each))
}

/** How many there are of a selection. */
export const countReferrals = async (db: Db, selection: ReferralSelection): Promise<number> => {
  const [{ count }] = await run<{ count: string }>(db, `SELECT count(*) AS count ${FROM} ${WHERE}`, bindingsOf(selection))
  return Number(count)
}

/** Referrals by their ids. */
export const referralsByIds = async (db: Db, ids: string[]): Promise<ReferralRow[]> => (await run(db, `SELECT ${COLUMNS} ${FROM} WHERE r.id = ANY(CAST(:ids AS text[]))`, { ids })).map((each) => row.parse(each))

const changeRow = z.object({
  id: z.string(),
  from_state: z.enum(REFERRAL_STATES).nullable(),
  to_state: z.enum(REFERRAL_STATES),
  reason: z.string(),
  note: z.string().nullable(),
  actor_id: z.string().nullable(),
  at: z.coerce.date(),
})

/** What happened to a referral, and when. */
export type ReferralChangeRow = z.infer<typeof changeRow>

/** A referral's way, from its claim on. */
export const changesOf = async (db: Db, referral_id: string): Promise<ReferralChangeRow[]> =>
  (await run(db, `SELECT id, from_state, to_state, reason, note, actor_id, at FROM referral_change WHERE referral_id = :referral_id ORDER BY sequence`, { referral_id })).map((each) => changeRow.parse(each))
