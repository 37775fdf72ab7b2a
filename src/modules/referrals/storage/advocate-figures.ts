/** SQL of what became of advocates' friends. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import type { PlacesTaken } from "../domain/advocate"
import { NO_FRIENDS, REFERRAL_STATES, type StateCounts } from "../domain/states"

const countRow = z.object({ advocate_id: z.string(), state: z.enum(REFERRAL_STATES), count: z.coerce.number() })

/** The friends of advocates by state; who has none is left out. */
export const countsOf = async (db: Db, advocate_ids: string[]): Promise<Map<string, StateCounts>> => {
  const rows = await run(db, `SELECT advocate_id, state, count(*) AS count FROM referral WHERE advocate_id = ANY(CAST(:advocate_ids AS text[])) GROUP BY advocate_id, state`, { advocate_ids })
  const counts = new Map<string, StateCounts>()
  for (const { advocate_id, state, count } of rows.map((row) => countRow.parse(row))) {
    counts.set(advocate_id, { ...(counts.get(advocate_id) ?? NO_FRIENDS), [state]: count })
  }
  return counts
}

const placesRow = z.object({ of_advocate: z.coerce.number(), of_period: z.coerce.number(), in_total: z.coerce.number() })

/**
 * Places under the limits that are taken: friends whose order counts, or who were rewarded. What was reversed has given its place back.
 *
 * @param since The start of the period; null: no period is asked for
 */
export const placesTaken = async (db: Db, program_id: string, advocate_id: string | null, since: Date | null): Promise<PlacesTaken> => {
  const [row] = await run(
    db,
    `SELECT count(*) FILTER (WHERE advocate_id = :advocate_id) AS of_advocate,
       count(*) FILTER (WHERE advocate_id = :advocate_id AND qualified_at >= CAST(:since AS timestamptz)) AS of_period, count(*) AS in_total
     FROM referral WHERE program_id = :program_id AND state IN ('qualified', 'rewarded')`,
    { program_id, advocate_id, since }
  )
  return placesRow.parse(row)
}

const openRow = z.object({ id: z.string(), terms: z.unknown(), currency_code: z.string().nullable(), net: z.string().nullable(), due_at: z.coerce.date().nullable() })

/** A friend whose order counts and who is not rewarded yet. */
export type OpenReferral = z.infer<typeof openRow>

/** The friends of an advocate whose holding days are not over, the first due first. */
export const openOf = async (db: Db, advocate_id: string, limit: number): Promise<OpenReferral[]> =>
  (await run(db, `SELECT id, terms, currency_code, CAST(net AS text) AS net, due_at FROM referral WHERE advocate_id = :advocate_id AND state = 'qualified' ORDER BY due_at, id LIMIT :limit`, { advocate_id, limit })).map(
    (row) => openRow.parse(row)
  )

/** The referrals of advocates for which something was given, by advocate. */
export const rewardedOf = async (db: Db, advocate_ids: string[]): Promise<{ id: string; advocate_id: string }[]> =>
  run(db, `SELECT id, advocate_id FROM referral WHERE advocate_id = ANY(CAST(:advocate_ids AS text[])) AND rewarded_at IS NOT NULL`, { advocate_ids })

const termsRow = z.object({ id: z.string(), terms: z.unknown(), due_at: z.coerce.date().nullable() })

/** Under which terms friends have claimed, and when their advocates are rewarded. */
export const termsOf = async (db: Db, referral_ids: string[]): Promise<z.infer<typeof termsRow>[]> =>
  (await run(db, `SELECT id, terms, due_at FROM referral WHERE id = ANY(CAST(:referral_ids AS text[]))`, { referral_ids })).map((each) => termsRow.parse(each))
