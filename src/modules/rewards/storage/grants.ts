/** SQL of what was given. */
import { rewardSchema, type Reward } from "../../../rewards"
import { z } from "../../../shared/schema"
import { newId } from "../../../storage/ids"
import { run, type Db } from "../../../storage/sql"

export const SOURCE_TYPES = ["occasion", "referral", "admin"] as const
export type GrantSource = { type: (typeof SOURCE_TYPES)[number]; id: string; name: string | null }

const row = z
  .object({
    id: z.string(),
    key: z.string(),
    customer_id: z.string().nullable(),
    company_id: z.string().nullable(),
    email_digest: z.string().nullable(),
    source_type: z.enum(SOURCE_TYPES),
    source_id: z.string(),
    source_name: z.string().nullable(),
    reward: rewardSchema,
    currency_code: z.string().nullable(),
    granted_at: z.coerce.date(),
    done_at: z.coerce.date().nullable(),
    withdrawn_at: z.coerce.date().nullable(),
    taken_back: z.coerce.number(),
    error: z.string().nullable(),
  })
  .transform(({ source_type, source_id, source_name, ...grant }) => ({ ...grant, source: { type: source_type, id: source_id, name: source_name } }))

/** A reward that was given, or is being given: `done_at` is null until what it gives is there. */
export type GrantRow = z.infer<typeof row>

const COLUMNS = "id, key, customer_id, company_id, email_digest, source_type, source_id, source_name, reward, currency_code, granted_at, done_at, withdrawn_at, taken_back, error"

export type NewGrant = { key: string; customer_id: string | null; company_id: string | null; email_digest: string | null; source: GrantSource; reward: Reward; currency_code: string | null; granted_at: Date }

/** @returns null where there is one with this key already */
export const insertGrant = async (db: Db, { source, reward, ...grant }: NewGrant): Promise<GrantRow | null> => {
  const [made] = await run(
    db,
    `INSERT INTO reward_grant (id, key, customer_id, company_id, email_digest, source_type, source_id, source_name, kind, reward, currency_code, granted_at)
     VALUES (:id, :key, :customer_id, :company_id, :email_digest, :source_type, :source_id, :source_name, :kind, CAST(:reward AS jsonb), :currency_code, :granted_at)
     ON CONFLICT (key) DO NOTHING RETURNING ${COLUMNS}`,
    { id: newId("rwgrant"), ...grant, source_type: source.type, source_id: source.id, source_name: source.name, kind: reward.kind, reward: JSON.stringify(reward) }
  )
  return made ? row.parse(made) : null
}

export const grantOfKey = async (db: Db, key: string): Promise<GrantRow | null> => {
  const [found] = await run(db, `SELECT ${COLUMNS} FROM reward_grant WHERE key = :key`, { key })
  return found ? row.parse(found) : null
}

/** The same under its lock: who takes it back in part does so after the other. */
export const lockGrantOfKey = async (db: Db, key: string): Promise<GrantRow | null> => {
  const [found] = await run(db, `SELECT ${COLUMNS} FROM reward_grant WHERE key = :key FOR UPDATE`, { key })
  return found ? row.parse(found) : null
}

/** Notes how many points in all were taken back, as far as they were there. */
export const noteTakenBack = async (db: Db, id: string, points: number): Promise<void> => {
  await run(db, `UPDATE reward_grant SET taken_back = greatest(taken_back, :points), updated_at = now() WHERE id = :id`, { id, points })
}

export const noteDone = async (db: Db, id: string, at: Date): Promise<void> => {
  await run(db, `UPDATE reward_grant SET done_at = coalesce(done_at, :at), error = NULL, updated_at = now() WHERE id = :id`, { id, at })
}

export const noteFailed = async (db: Db, id: string, error: string): Promise<void> => {
  await run(db, `UPDATE reward_grant SET attempts = attempts + 1, error = :error, updated_at = now() WHERE id = :id AND done_at IS NULL`, { id, error })
}

export const noteWithdrawn = async (db: Db, id: string, at: Date): Promise<void> => {
  await run(db, `UPDATE reward_grant SET withdrawn_at = coalesce(withdrawn_at, :at), updated_at = now() WHERE id = :id`, { id, at })
}

/** Grants between two instants that are not there yet: their process died, or what they give could not be given then. */
export const pendingGrants = async (db: Db, since: Date, before: Date, limit: number): Promise<GrantRow[]> =>
  (await run(db, `SELECT ${COLUMNS} FROM reward_grant WHERE done_at IS NULL AND withdrawn_at IS NULL AND granted_at >= :since AND granted_at < :before ORDER BY granted_at, id LIMIT :limit`, { since, before, limit })).map(
    (each) => row.parse(each)
  )

export type GrantSelection = { customer_id: string | null; source_id: string | null }

/** A page of grants, the newest first. */
export const listGrants = async (db: Db, { customer_id, source_id }: GrantSelection, page: { limit: number; offset: number }): Promise<{ grants: GrantRow[]; count: number }> => {
  const where = `(CAST(:customer_id AS text) IS NULL OR customer_id = :customer_id) AND (CAST(:source_id AS text) IS NULL OR source_id = :source_id)`
  const rows = await run(db, `SELECT ${COLUMNS} FROM reward_grant WHERE ${where} ORDER BY granted_at DESC, id DESC LIMIT :limit OFFSET :offset`, { customer_id, source_id, ...page })
  const [{ count }] = await run<{ count: string }>(db, `SELECT count(*) AS count FROM reward_grant WHERE ${where}`, { customer_id, source_id })
  return { grants: rows.map((each) => row.parse(each)), count: Number(count) }
}

/** What these sources have given, the first first. */
export const grantsOfSources = async (db: Db, source_type: GrantSource["type"], source_ids: string[]): Promise<GrantRow[]> =>
  (await run(db, `SELECT ${COLUMNS} FROM reward_grant WHERE source_type = :source_type AND source_id = ANY(CAST(:source_ids AS text[])) ORDER BY granted_at, id`, { source_type, source_ids })).map((each) => row.parse(each))

/** Points that a kind of source has given in a window and not taken back, by the instant. */
export const pointsGivenBetween = async (db: Db, source_type: GrantSource["type"], from: Date, to: Date): Promise<{ at: Date; points: number }[]> =>
  (
    await run<{ at: Date; points: string }>(
      db,
      `SELECT granted_at AS at, CAST(reward ->> 'points' AS bigint) - taken_back AS points FROM reward_grant
       WHERE source_type = :source_type AND kind = 'points' AND done_at IS NOT NULL AND withdrawn_at IS NULL AND granted_at >= :from AND granted_at < :to ORDER BY granted_at, id`,
      { source_type, from, to }
    )
  ).map(({ at, points }) => ({ at: new Date(at), points: Number(points) }))

/** Takes a person out of what was given: codes hold for nobody any more, sums stay. Keys of referrals name no person, and keep a reward from being given again. */
export const forgetOwner = async (db: Db, customer_id: string, email_digest: string | null): Promise<void> => {
  await run(
    db,
    `WITH codes AS (
       UPDATE personal_code SET customer_id = NULL, email_digest = NULL, closed_at = coalesce(closed_at, now()), updated_at = now()
       WHERE customer_id = :customer_id OR email_digest = :email_digest
     )
     UPDATE reward_grant SET customer_id = NULL, email_digest = NULL, key = CASE WHEN source_type = 'referral' THEN key ELSE 'erased:' || id END, updated_at = now() WHERE customer_id = :customer_id OR email_digest = :email_digest`,
    { customer_id, email_digest }
  )
}
