/** SQL of what is set in Medusa: in which one group of a level a customer is, and which company's level covers him. */
import { newId } from "../../../storage/ids"
import { run, type Db } from "../../../storage/sql"

/**
 * What was set last.
 *
 * @property company_id The company whose level it is; null: his own
 * @property cover_level_id The best level of his companies, also where his own counts
 * @property since From when on the level counts
 */
export type MembershipRow = {
  customer_id: string
  level_id: string | null
  customer_group_id: string | null
  company_id: string | null
  cover_level_id: string | null
  cover_company_id: string | null
  since: Date | null
  turn: string
}

export type MembershipWrite = Omit<MembershipRow, "since">

const COLUMNS = "m.customer_id, m.level_id, m.customer_group_id, m.company_id, m.cover_level_id, m.cover_company_id, m.since, m.turn"

const readMembership = (row: MembershipRow): MembershipRow => ({ ...row, since: row.since && new Date(row.since), turn: String(row.turn) })

/** Takes the next turn of each customer and reads what was set last; see `takeTurns` of the standings. */
export const takeMembershipTurns = async (db: Db, customer_ids: string[]): Promise<MembershipRow[]> =>
  (
    await run<MembershipRow>(
      db,
      `INSERT INTO loyalty_membership AS m (customer_id, turn) SELECT customer_id, 1 FROM unnest(CAST(:customer_ids AS text[])) AS c(customer_id) ORDER BY customer_id
       ON CONFLICT (customer_id) DO UPDATE SET turn = m.turn + 1 RETURNING ${COLUMNS}`,
      { customer_ids }
    )
  ).map(readMembership)

/**
 * Notes what is set now, and a row for each customer for whom the best level of his companies is another one.
 *
 * @returns the customers whose turn somebody else has taken meanwhile: they are to be looked at again
 */
export const writeMemberships = async (db: Db, rows: MembershipWrite[], at: Date): Promise<string[]> => {
  const written = await run<{ customer_id: string }>(
    db,
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset(CAST(:rows AS jsonb))
         AS x(cover_id text, customer_id text, level_id text, customer_group_id text, company_id text, cover_level_id text, cover_company_id text, turn bigint)
     ), mine AS (
       SELECT m.customer_id, m.cover_level_id, m.cover_company_id FROM loyalty_membership m JOIN given g ON g.customer_id = m.customer_id AND g.turn = m.turn ORDER BY m.customer_id FOR UPDATE OF m
     ), written AS (
       UPDATE loyalty_membership m SET level_id = g.level_id, customer_group_id = g.customer_group_id, company_id = g.company_id,
         cover_level_id = g.cover_level_id, cover_company_id = g.cover_company_id,
         cover_sequence = m.cover_sequence + CASE WHEN m.cover_level_id IS DISTINCT FROM g.cover_level_id THEN 1 ELSE 0 END,
         since = CASE WHEN m.level_id IS NOT DISTINCT FROM g.level_id THEN m.since WHEN g.level_id IS NULL THEN NULL ELSE CAST(:at AS timestamptz) END, updated_at = now()
       FROM given g JOIN mine USING (customer_id) WHERE m.customer_id = g.customer_id AND m.turn = g.turn RETURNING m.customer_id, m.cover_sequence
     ), noted AS (
       INSERT INTO loyalty_cover (id, customer_id, sequence, company_id, from_level_id, to_level_id, at)
       SELECT g.cover_id, w.customer_id, w.cover_sequence, COALESCE(g.cover_company_id, b.cover_company_id), b.cover_level_id, g.cover_level_id, :at
       FROM written w JOIN given g USING (customer_id) JOIN mine b USING (customer_id) WHERE b.cover_level_id IS DISTINCT FROM g.cover_level_id
     )
     SELECT customer_id FROM written`,
    { rows: JSON.stringify(rows.map((row) => ({ ...row, cover_id: newId("lycov") }))), at }
  )
  const done = new Set(written.map(({ customer_id }) => customer_id))
  return rows.map(({ customer_id }) => customer_id).filter((id) => !done.has(id))
}

/** What is set for customers. */
export const readMemberships = async (db: Db, customer_ids: string[]): Promise<MembershipRow[]> =>
  (await run<MembershipRow>(db, `SELECT ${COLUMNS} FROM loyalty_membership m WHERE m.customer_id = ANY(CAST(:customer_ids AS text[]))`, { customer_ids })).map(readMembership)

/** A change of the best level of a customer's companies. @property company_id Whose it is; where it ends, whose it was */
export type CoverRow = { id: string; customer_id: string; company_id: string | null; from_level_id: string | null; to_level_id: string | null; at: Date }

/** Those of a customer, the newest first. */
export const listCovers = async (db: Db, customer_id: string, limit: number): Promise<CoverRow[]> =>
  (
    await run<CoverRow>(db, `SELECT id, customer_id, company_id, from_level_id, to_level_id, at FROM loyalty_cover WHERE customer_id = :customer_id ORDER BY sequence DESC LIMIT :limit`, { customer_id, limit })
  ).map((row) => ({ ...row, at: new Date(row.at) }))
