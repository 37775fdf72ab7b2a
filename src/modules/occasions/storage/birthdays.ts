/** SQL of birthdays. */
import { run, type Db } from "../../../storage/sql"

/** `month_day` is null where a birthday was withdrawn: what stays is when the next one can be said. */
export type BirthdayRow = { customer_id: string; month_day: string | null; year: number | null; consented_at: Date | null; said_at: Date }

export const readBirthday = async (db: Db, customer_id: string): Promise<BirthdayRow | null> => {
  const [row] = await run<BirthdayRow>(db, `SELECT customer_id, month_day, year, consented_at, said_at FROM loyalty_birthday WHERE customer_id = :customer_id`, { customer_id })
  return row ?? null
}

/** Writes a birthday where there is none yet, or where the one that there is was said before an instant. @returns whether it is written */
export const writeBirthday = async (db: Db, { customer_id, month_day, year, said_at }: BirthdayRow, said_before: Date): Promise<boolean> =>
  (
    await run(
      db,
      `INSERT INTO loyalty_birthday AS b (customer_id, month_day, year, consented_at, said_at) VALUES (:customer_id, :month_day, :year, :said_at, :said_at)
       ON CONFLICT (customer_id) DO UPDATE SET month_day = EXCLUDED.month_day, year = EXCLUDED.year, consented_at = EXCLUDED.consented_at, said_at = EXCLUDED.said_at, updated_at = now()
       WHERE b.said_at < :said_before RETURNING customer_id`,
      { customer_id, month_day, year, said_at, said_before }
    )
  ).length > 0

/** The birthday and the consent go; when the next can be said stays. */
export const withdrawBirthday = async (db: Db, customer_id: string): Promise<void> => {
  await run(db, `UPDATE loyalty_birthday SET month_day = NULL, year = NULL, consented_at = NULL, updated_at = now() WHERE customer_id = :customer_id`, { customer_id })
}

/** Nothing stays. */
export const forgetBirthday = async (db: Db, customer_id: string): Promise<void> => {
  await run(db, `DELETE FROM loyalty_birthday WHERE customer_id = :customer_id`, { customer_id })
}

/** A page of those who were born on a day, in the order of their ids. */
export const bornOn = async (db: Db, month_day: string, after: string, limit: number): Promise<string[]> =>
  (await run<{ customer_id: string }>(db, `SELECT customer_id FROM loyalty_birthday WHERE month_day = :month_day AND customer_id > :after ORDER BY customer_id LIMIT :limit`, { month_day, after, limit })).map(
    ({ customer_id }) => customer_id
  )
