/** SQL of what occasions gave. */
import { newId } from "../../../storage/ids"
import { isUniqueViolation, run, type Db } from "../../../storage/sql"

/** A gift to one buyer. `buyer` is the customer, or what a guest's address is known by. */
export type NewGiven = { occasion_id: string; key: string; buyer: string; customer_id: string | null; order_id: string | null; period: string; day: string; per_year: number | null }

export type GivenRow = { id: string; occasion_id: string; key: string; customer_id: string | null; order_id: string | null; period: string; day: string; grant_id: string | null; told_at: Date | null; withdrawn_at: Date | null }

const COLUMNS = "id, occasion_id, key, customer_id, order_id, period, day, grant_id, told_at, withdrawn_at"

/** Others give the same buyer something of the same occasion at the same moment: then it is counted again, so often. */
const ATTEMPTS = 50

const NUMBER = "IDX_loyalty_occasion_given_number"

/**
 * Claims that a buyer is given an occasion: once for each key, and so often in a calendar year.
 *
 * @returns null where the year has had as many as it may; a claim that was there already is answered
 */
export const claimGiven = async (db: Db, input: NewGiven): Promise<GivenRow | null> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      return (await insertGiven(db, input)) ?? (await givenOfKey(db, input.key))
    } catch (error) {
      if (!isUniqueViolation(error, NUMBER)) {
        throw error
      }
    }
  }
  throw new Error(`medusa-b2b-loyalty: occasion ${input.occasion_id} is given to one buyer by too many at once`)
}

const insertGiven = async (db: Db, { day, ...input }: NewGiven): Promise<GivenRow | undefined> => {
  const [made] = await run<GivenRow>(
    db,
    `INSERT INTO loyalty_occasion_given (id, occasion_id, key, buyer, customer_id, order_id, period, day, year, number)
     SELECT :id, :occasion_id, :key, :buyer, :customer_id, :order_id, :period, :day, CAST(:year AS integer), coalesce(max(g.number), 0) + 1
     FROM loyalty_occasion_given g WHERE g.occasion_id = :occasion_id AND g.buyer = :buyer AND g.year = :year AND g.withdrawn_at IS NULL
     HAVING CAST(:per_year AS integer) IS NULL OR count(*) < CAST(:per_year AS integer)
     ON CONFLICT (key) DO NOTHING RETURNING ${COLUMNS}`,
    { id: newId("lgiven"), ...input, day, year: Number(day.slice(0, 4)) }
  )
  return made
}

/** Notes that a buyer is not given an occasion by an order, so that it is not asked again: a gift that was taken back at once. */
export const notePassedOver = async (db: Db, { day, ...input }: Omit<NewGiven, "per_year">, at: Date): Promise<void> => {
  await run(
    db,
    `INSERT INTO loyalty_occasion_given (id, occasion_id, key, buyer, customer_id, order_id, period, day, year, number, told_at, withdrawn_at)
     VALUES (:id, :occasion_id, :key, :buyer, :customer_id, :order_id, :period, :day, CAST(:year AS integer), 0, :at, :at) ON CONFLICT (key) DO NOTHING`,
    { id: newId("lgiven"), ...input, day, year: Number(day.slice(0, 4)), at }
  )
}

const givenOfKey = async (db: Db, key: string): Promise<GivenRow | null> => {
  const [found] = await run<GivenRow>(db, `SELECT ${COLUMNS} FROM loyalty_occasion_given WHERE key = :key`, { key })
  return found ?? null
}

export const noteGrant = async (db: Db, id: string, grant_id: string): Promise<void> => {
  await run(db, `UPDATE loyalty_occasion_given SET grant_id = :grant_id WHERE id = :id`, { id, grant_id })
}

export const noteTold = async (db: Db, id: string, at: Date): Promise<void> => {
  await run(db, `UPDATE loyalty_occasion_given SET told_at = coalesce(told_at, :at) WHERE id = :id`, { id, at })
}

export const noteGivenWithdrawn = async (db: Db, id: string, at: Date): Promise<void> => {
  await run(db, `UPDATE loyalty_occasion_given SET withdrawn_at = coalesce(withdrawn_at, :at) WHERE id = :id`, { id, at })
}

/** Gifts between two instants that were begun and not finished. */
export const unfinishedGiven = async (db: Db, since: Date, before: Date, limit: number): Promise<GivenRow[]> =>
  run<GivenRow>(db, `SELECT ${COLUMNS} FROM loyalty_occasion_given WHERE told_at IS NULL AND withdrawn_at IS NULL AND created_at >= :since AND created_at < :before ORDER BY created_at, id LIMIT :limit`, {
    since,
    before,
    limit,
  })

/** Those of the keys that were given already. */
export const knownGiven = async (db: Db, keys: string[]): Promise<Set<string>> => {
  const rows = await run<{ key: string }>(db, `SELECT key FROM loyalty_occasion_given WHERE key = ANY(CAST(:keys AS text[])) AND told_at IS NOT NULL`, { keys })
  return new Set(rows.map(({ key }) => key))
}

/** Whether a gift was begun. */
export const isClaimed = async (db: Db, key: string): Promise<boolean> => (await givenOfKey(db, key)) !== null

/** Takes a person out of what was given; how often it was stays. */
export const forgetGiven = async (db: Db, customer_id: string): Promise<void> => {
  await run(db, `UPDATE loyalty_occasion_given SET customer_id = NULL, buyer = 'erased:' || id, key = 'erased:' || id, order_id = NULL, told_at = coalesce(told_at, now()) WHERE customer_id = :customer_id`, { customer_id })
}
