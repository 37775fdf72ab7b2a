/** SQL of claims: who is whose friend, once. */
import { z } from "../../../shared/schema"
import { newId } from "../../../storage/ids"
import { insertedFrom } from "../../../storage/records"
import { run, type Db } from "../../../storage/sql"
import { SIGNAL_CODES, type FriendSignal } from "../domain/eligibility"
import type { Identity } from "../domain/identity"
import { parseReferralSettings, type ReferralTerms } from "../domain/program"
import { REFERRAL_STATES, type ReferralState } from "../domain/states"

const standingRow = z.object({
  id: z.string(),
  advocate_id: z.string(),
  state: z.enum(REFERRAL_STATES),
  signals: z.array(z.object({ code: z.enum(SIGNAL_CODES), detail: z.string().nullable() })),
  approved_at: z.coerce.date().nullable(),
  lapses_at: z.coerce.date(),
  is_used: z.boolean(),
})

/** A referral that has one of the things that a friend is known by. `is_used`: its first order is made, or being made. */
export type StandingClaim = z.infer<typeof standingRow>

const ASKED = `unnest(CAST(:kinds AS text[]), CAST(:digests AS text[])) AS asked (kind, digest)`

const asked = (identities: Identity[]) => ({ kinds: identities.map(({ kind }) => kind), digests: identities.map(({ digest }) => digest) })

/** Claims of a programme come one after another: rings and limits are looked at as they are. Orders are not kept waiting. */
export const lockClaims = async (db: Db, program_id: string): Promise<void> => {
  await run(db, `SELECT id FROM referral_program WHERE id = :program_id FOR NO KEY UPDATE`, { program_id })
}

/** The referrals that have one of the things that a friend is known by: at most one for each. */
export const claimsOf = async (db: Db, program_id: string, identities: Identity[]): Promise<StandingClaim[]> => {
  const rows = await run(
    db,
    `SELECT r.id, r.advocate_id, r.state, r.signals, r.approved_at, r.lapses_at,
       r.order_id IS NOT NULL OR EXISTS (SELECT FROM referral_use u WHERE u.referral_id = r.id AND u.given_back_at IS NULL) AS is_used
     FROM referral r WHERE r.id IN (
       SELECT i.referral_id FROM ${ASKED} JOIN referral_identity i ON i.program_id = :program_id AND i.kind = asked.kind AND i.digest = asked.digest
     ) ORDER BY r.claimed_at, r.id`,
    { program_id, ...asked(identities) }
  )
  return rows.map((row) => standingRow.parse(row))
}

const shownRow = z.object({ id: z.string(), code: z.string(), owner_type: z.enum(["customer", "company"]), owner_id: z.string().nullable(), terms: z.unknown() })

/** The claim on a cart, with what is told of it. */
export type ShownClaim = Omit<z.infer<typeof shownRow>, "terms"> & { friend: ReferralTerms["friend"] }

/** The claim on a cart; null: none, or its terms cannot be read. */
export const claimOnCart = async (db: Db, program_id: string, of_cart: Identity): Promise<ShownClaim | null> => {
  const [found] = await run(
    db,
    `SELECT r.id, c.shown AS code, a.owner_type, a.owner_id, r.terms FROM referral_identity i JOIN referral r ON r.id = i.referral_id
       JOIN referral_code c ON c.id = r.code_id JOIN referral_advocate a ON a.id = r.advocate_id
     WHERE i.program_id = :program_id AND i.kind = :kind AND i.digest = :digest`,
    { program_id, ...of_cart }
  )
  const { terms, ...claim } = found ? shownRow.parse(found) : { terms: null }
  const parsed = parseReferralSettings(terms)
  return parsed.ok && "id" in claim ? { ...claim, friend: parsed.value.friend } : null
}

/** A referral as it begins. */
export type NewReferral = {
  program_id: string
  advocate_id: string
  code_id: string
  channel: "code" | "link" | "invitation"
  cart_id: string
  customer_id: string | null
  terms: unknown
  signals: FriendSignal[]
  claimed_at: Date
  lapses_at: Date
}

/** Where a referral begins: the states that it goes through at once, each with its reason; the last is where it is. */
export type Beginning = readonly { state: ReferralState; reason: string }[]

/** @returns the id of the referral */
export const insertReferral = async (db: Db, { terms, signals, ...referral }: NewReferral, beginning: Beginning): Promise<string> => {
  const id = newId("refer", referral.claimed_at.getTime())
  const changes = beginning.map(({ state, reason }, index) => ({
    id: newId("refchg", referral.claimed_at.getTime()),
    referral_id: id,
    sequence: index + 1,
    from_state: beginning[index - 1]?.state ?? null,
    to_state: state,
    reason,
    at: referral.claimed_at,
  }))
  const { state, reason } = beginning[beginning.length - 1]
  await run(
    db,
    `INSERT INTO referral (id, program_id, advocate_id, code_id, channel, state, reason, signals, terms, cart_id, customer_id, claimed_at, lapses_at, ended_at, revision)
     VALUES (:id, :program_id, :advocate_id, :code_id, :channel, :state, :reason, CAST(:signals AS jsonb), CAST(:terms AS jsonb), :cart_id, :customer_id, :claimed_at, :lapses_at,
       CASE WHEN :state = 'rejected' THEN CAST(:claimed_at AS timestamptz) END, :revision)`,
    { id, ...referral, state, reason, revision: beginning.length, terms: JSON.stringify(terms), signals: JSON.stringify(signals) }
  )
  await run(db, insertedFrom("referral_change", "id text, referral_id text, sequence integer, from_state text, to_state text, reason text, at timestamptz", "changes"), { changes: JSON.stringify(changes) })
  return id
}

/** Makes things what a referral's friend is known by. @returns those that are new; what another referral has stays its own */
export const addIdentities = async (db: Db, program_id: string, referral_id: string, identities: Identity[]): Promise<Identity[]> =>
  run<Identity>(
    db,
    `INSERT INTO referral_identity (program_id, kind, digest, referral_id)
     SELECT :program_id, asked.kind, asked.digest, :referral_id FROM ${ASKED} ORDER BY asked.kind, asked.digest
     ON CONFLICT (program_id, kind, digest) DO NOTHING RETURNING kind, digest`,
    { program_id, referral_id, ...asked(identities) }
  )

/** Forgets what a referral's friend was known by. */
export const removeIdentities = async (db: Db, referral_id: string, identities: Identity[]): Promise<void> => {
  await run(db, `DELETE FROM referral_identity i USING ${ASKED} WHERE i.referral_id = :referral_id AND i.kind = asked.kind AND i.digest = asked.digest`, { referral_id, ...asked(identities) })
}

/** Takes a claim back that has led to nothing, as if it had never been. */
export const deleteClaim = async (db: Db, referral_id: string): Promise<void> => {
  await run(db, `DELETE FROM referral WHERE id = :referral_id AND state IN ('claimed', 'in_review') AND order_id IS NULL`, { referral_id })
}

/** What is learned of a friend by a further claim with the same advocate. */
export const updateClaim = async (db: Db, referral_id: string, { customer_id, signals }: { customer_id: string | null; signals: FriendSignal[] }): Promise<void> => {
  await run(db, `UPDATE referral SET customer_id = COALESCE(customer_id, :customer_id), signals = CAST(:signals AS jsonb), updated_at = now() WHERE id = :referral_id`, {
    referral_id,
    customer_id,
    signals: JSON.stringify(signals),
  })
}

/** Whether the same attempt was refused for the same reason before: it is kept once. */
export const isKnownAttempt = async (db: Db, { cart_id, code_id }: Pick<NewReferral, "cart_id" | "code_id">, reason: string): Promise<boolean> =>
  (await run(db, `SELECT id FROM referral WHERE cart_id = :cart_id AND code_id = :code_id AND state = 'rejected' AND reason = :reason LIMIT 1`, { cart_id, code_id, reason })).length > 0

/** Who was brought by whom, as far as they are customers. A referral that has lapsed or was rejected has brought nobody. */
const BROUGHT = `referral r JOIN referral_advocate a ON a.id = r.advocate_id WHERE a.owner_type = 'customer' AND a.owner_id IS NOT NULL AND r.state NOT IN ('lapsed', 'rejected')`

/** The customer who has brought one; null: nobody, or a company. @param identities By which else the one is known */
export const broughtBy = async (db: Db, customer_id: string, identities: Identity[]): Promise<string | null> => {
  const [found] = await run<{ owner_id: string }>(
    db,
    `SELECT a.owner_id FROM ${BROUGHT} AND (r.customer_id = :customer_id OR r.id IN (SELECT i.referral_id FROM ${ASKED} JOIN referral_identity i ON i.kind = asked.kind AND i.digest = asked.digest))
     ORDER BY r.claimed_at, r.id LIMIT 1`,
    { customer_id, ...asked(identities) }
  )
  return found?.owner_id ?? null
}

/** Whether a friend has brought an advocate, directly or through others. */
export const closesRing = async (db: Db, advocate_id: string, customer_id: string): Promise<boolean> => {
  const rows = await run(
    db,
    `WITH RECURSIVE chain (customer_id) AS (
       SELECT owner_id FROM referral_advocate WHERE id = :advocate_id AND owner_type = 'customer' AND owner_id IS NOT NULL
       UNION SELECT a.owner_id FROM chain, ${BROUGHT} AND r.customer_id = chain.customer_id
     ) SELECT customer_id FROM chain WHERE customer_id = :customer_id`,
    { advocate_id, customer_id }
  )
  return rows.length > 0
}

/** Claims of an advocate's codes since an instant, whatever became of them; refused attempts are none. */
export const claimsSince = async (db: Db, advocate_id: string, since: Date): Promise<number> => {
  const [{ count }] = await run<{ count: number }>(db, `SELECT CAST(count(*) AS integer) AS count FROM referral WHERE advocate_id = :advocate_id AND claimed_at >= :since AND state <> 'rejected'`, {
    advocate_id,
    since,
  })
  return count
}
