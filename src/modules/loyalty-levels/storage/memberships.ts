/** SQL of what is set in Medusa: in which one group of a level a customer is. */
import { run, type Db } from "../../../storage/sql"

/** What was set last. @property company_id The company whose level it is; null: his own */
export type MembershipRow = { customer_id: string; level_id: string | null; customer_group_id: string | null; company_id: string | null; turn: string }

/** Takes the next turn of each customer and reads what was set last; see `takeTurns` of the standings. */
export const takeMembershipTurns = async (db: Db, customer_ids: string[]): Promise<MembershipRow[]> =>
  (
    await run<MembershipRow>(
      db,
      `INSERT INTO loyalty_membership AS m (customer_id, turn) SELECT customer_id, 1 FROM unnest(CAST(:customer_ids AS text[])) AS c(customer_id) ORDER BY customer_id
       ON CONFLICT (customer_id) DO UPDATE SET turn = m.turn + 1 RETURNING m.customer_id, m.level_id, m.customer_group_id, m.company_id, m.turn`,
      { customer_ids }
    )
  ).map((row) => ({ ...row, turn: String(row.turn) }))

/** Notes what is set now. @returns the customers whose turn somebody else has taken meanwhile: they are to be looked at again */
export const writeMemberships = async (db: Db, rows: MembershipRow[]): Promise<string[]> => {
  const written = await run<{ customer_id: string }>(
    db,
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS x(customer_id text, level_id text, customer_group_id text, company_id text, turn bigint)
     ), mine AS (
       SELECT m.customer_id FROM loyalty_membership m JOIN given g ON g.customer_id = m.customer_id AND g.turn = m.turn ORDER BY m.customer_id FOR UPDATE OF m
     )
     UPDATE loyalty_membership m SET level_id = g.level_id, customer_group_id = g.customer_group_id, company_id = g.company_id, updated_at = now()
     FROM given g JOIN mine USING (customer_id) WHERE m.customer_id = g.customer_id AND m.turn = g.turn RETURNING m.customer_id`,
    { rows: JSON.stringify(rows) }
  )
  const done = new Set(written.map(({ customer_id }) => customer_id))
  return rows.map(({ customer_id }) => customer_id).filter((id) => !done.has(id))
}

/** What is set for customers. */
export const readMemberships = async (db: Db, customer_ids: string[]): Promise<MembershipRow[]> =>
  (await run<MembershipRow>(db, `SELECT customer_id, level_id, customer_group_id, company_id, turn FROM loyalty_membership WHERE customer_id = ANY(CAST(:customer_ids AS text[]))`, { customer_ids })).map((row) => ({ ...row, turn: String(row.turn) }))
