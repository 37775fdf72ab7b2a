/** SQL of standings and their changes. Owners are always taken in one order, so that two runs never wait for each other in a circle. */
import { z } from "../../../shared/schema"
import type { LevelChangeCause, LevelFigures, LevelOwnerType } from "../../../types/loyalty-levels"
import { newId } from "../../../storage/ids"
import { run, type Db } from "../../../storage/sql"
import type { Standing } from "../domain/standing"

export type LevelOwner = { type: LevelOwnerType; id: string }

/** A standing as it is kept. @property turn see {@link takeTurns} @property is_set whether the groups of who it is about were brought in line with it; where nobody asked, they count as such */
export type StandingRow = Standing & {
  owner: LevelOwner
  turn: string
  sequence: number
  since: Date | null
  figures: LevelFigures | null
  measured_at: Date | null
  grants: { level_id: string }[]
  warned_for: string | null
  is_set: boolean
}

const figures = z.custom<LevelFigures>().nullable()

const standingRow = z
  .object({
    owner_type: z.enum(["customer", "company"]),
    owner_id: z.string(),
    ladder_id: z.string().nullable(),
    ladder_revision: z.number(),
    earned_level_id: z.string().nullable(),
    level_id: z.string().nullable(),
    held_from: z.string().nullable(),
    undone_on: z.string().nullable(),
    lost_on: z.string().nullable(),
    since: z.coerce.date().nullable(),
    figures,
    measured_at: z.coerce.date().nullable(),
    sequence: z.number(),
    turn: z.coerce.string(),
    warned_for: z.string().nullable(),
    grants: z.array(z.object({ level_id: z.string() })).nullish(),
    is_set: z.boolean().default(true),
  })
  .transform(({ owner_type, owner_id, ladder_id, grants, ...row }): StandingRow => ({ ...row, ladder_id: ladder_id ?? "", grants: grants ?? [], owner: { type: owner_type, id: owner_id } }))

const COLUMNS = "s.owner_type, s.owner_id, s.ladder_id, s.ladder_revision, s.earned_level_id, s.level_id, s.held_from, s.undone_on, s.lost_on, s.since, s.figures, s.measured_at, s.sequence, s.turn, s.warned_for"

const OWNERS = "unnest(CAST(:types AS text[]), CAST(:ids AS text[])) AS o(owner_type, owner_id)"

const ownerLists = (owners: readonly LevelOwner[]) => ({ types: owners.map(({ type }) => type), ids: owners.map(({ id }) => id) })

const GRANTS_IN_FORCE = `(
       SELECT json_agg(json_build_object('level_id', g.level_id)) FROM loyalty_grant g
       WHERE g.owner_type = s.owner_type AND g.owner_id = s.owner_id AND g.ended_at IS NULL AND g.starts_at <= :at AND (g.ends_at IS NULL OR g.ends_at > :at)
     ) AS grants`

/**
 * Takes the next turn of each owner and reads how he stands, with his grants in force at an instant. Who reads
 * the figures afterwards and finds his turn still the last one has seen all that anybody has seen before.
 */
export const takeTurns = async (db: Db, owners: readonly LevelOwner[], at: Date): Promise<StandingRow[]> => {
  const rows = await run(
    db,
    `WITH taken AS (
       INSERT INTO loyalty_standing AS s (owner_type, owner_id, turn) SELECT owner_type, owner_id, 1 FROM ${OWNERS} ORDER BY owner_type, owner_id
       ON CONFLICT (owner_type, owner_id) DO UPDATE SET turn = s.turn + 1 RETURNING ${COLUMNS}
     )
     SELECT s.*, CASE s.owner_type
       WHEN 'customer' THEN COALESCE((SELECT m.company_id IS NOT NULL OR m.level_id IS NOT DISTINCT FROM s.level_id FROM loyalty_membership m WHERE m.customer_id = s.owner_id), s.level_id IS NULL)
       ELSE NOT EXISTS (SELECT FROM loyalty_membership m WHERE m.company_id = s.owner_id AND m.level_id IS DISTINCT FROM s.level_id)
     END AS is_set, ${GRANTS_IN_FORCE} FROM taken s`,
    { ...ownerLists(owners), at }
  )
  return rows.map((row) => standingRow.parse(row))
}

/** How owners stand; who was never looked at is not in it. */
export const readStandings = async (db: Db, owners: readonly LevelOwner[]): Promise<StandingRow[]> =>
  (await run(db, `SELECT ${COLUMNS} FROM loyalty_standing s JOIN ${OWNERS} USING (owner_type, owner_id)`, ownerLists(owners))).map((row) => standingRow.parse(row))

/** The same with the grants in force at an instant, without taking a turn: nothing is to be written. */
export const readStandingsAt = async (db: Db, owners: readonly LevelOwner[], at: Date): Promise<StandingRow[]> =>
  (await run(db, `SELECT ${COLUMNS}, ${GRANTS_IN_FORCE} FROM loyalty_standing s JOIN ${OWNERS} USING (owner_type, owner_id)`, { ...ownerLists(owners), at })).map((row) => standingRow.parse(row))

/** What is to be written of one owner. */
export type StandingWrite = {
  owner: LevelOwner
  turn: string
  standing: Standing
  figures: LevelFigures
  change: { from_level_id: string | null; to_level_id: string | null; cause: LevelChangeCause } | null
  order_id: string | null
  /** Nobody is told of the change: a run found somebody for the first time. */
  silent: boolean
}

/**
 * Writes standings, and a row for each level that changes, in one statement. It holds only for owners whose
 * turn nobody has taken since.
 *
 * @returns the owners that were written
 */
export const writeStandings = async (db: Db, writes: readonly StandingWrite[], at: Date): Promise<LevelOwner[]> => {
  const rows = writes.map(({ owner, turn, standing, figures: measured, change, order_id, silent }) => ({
    owner_type: owner.type,
    owner_id: owner.id,
    turn,
    ...standing,
    ladder_id: standing.ladder_id || null,
    figures: measured,
    changed: change !== null,
    change_id: change && newId("lychg"),
    from_level_id: change?.from_level_id ?? null,
    to_level_id: change?.to_level_id ?? null,
    cause: change?.cause ?? null,
    order_id,
    silent,
  }))
  const written = await run<{ owner_type: LevelOwnerType; owner_id: string }>(
    db,
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS x(owner_type text, owner_id text, turn bigint, ladder_id text, ladder_revision integer, earned_level_id text,
         level_id text, held_from text, undone_on text, lost_on text, figures jsonb, changed boolean, change_id text, from_level_id text, to_level_id text, cause text, order_id text, silent boolean)
     ), mine AS (
       SELECT s.owner_type, s.owner_id FROM loyalty_standing s JOIN given g ON g.owner_type = s.owner_type AND g.owner_id = s.owner_id AND g.turn = s.turn
       ORDER BY s.owner_type, s.owner_id FOR UPDATE OF s
     ), written AS (
       UPDATE loyalty_standing s SET ladder_id = g.ladder_id, ladder_revision = g.ladder_revision, earned_level_id = g.earned_level_id, level_id = g.level_id,
         held_from = g.held_from, undone_on = g.undone_on, lost_on = g.lost_on, figures = g.figures, measured_at = :at,
         since = CASE WHEN NOT g.changed THEN s.since WHEN g.level_id IS NULL THEN NULL ELSE CAST(:at AS timestamptz) END,
         told_sequence = CASE WHEN g.changed AND g.silent THEN s.sequence + 1 ELSE s.told_sequence END,
         sequence = s.sequence + CASE WHEN g.changed THEN 1 ELSE 0 END
       FROM given g JOIN mine USING (owner_type, owner_id) WHERE s.owner_type = g.owner_type AND s.owner_id = g.owner_id AND s.turn = g.turn
       RETURNING s.owner_type, s.owner_id, s.sequence
     ), noted AS (
       INSERT INTO loyalty_change (id, owner_type, owner_id, sequence, ladder_id, from_level_id, to_level_id, cause, figures, order_id, at)
       SELECT g.change_id, w.owner_type, w.owner_id, w.sequence, g.ladder_id, g.from_level_id, g.to_level_id, g.cause, g.figures, g.order_id, :at
       FROM written w JOIN given g USING (owner_type, owner_id) WHERE g.changed
     )
     SELECT owner_type, owner_id FROM written`,
    { rows: JSON.stringify(rows), at }
  )
  return written.map(({ owner_type, owner_id }) => ({ type: owner_type, id: owner_id }))
}

/** A change as it is kept. */
export type ChangeRow = {
  id: string
  owner_type: LevelOwnerType
  owner_id: string
  sequence: number
  from_level_id: string | null
  to_level_id: string | null
  cause: LevelChangeCause
  figures: LevelFigures | null
  order_id: string | null
  at: Date
}

/** The changes of an owner, the newest first. */
export const listChanges = async (db: Db, owner: LevelOwner, limit: number): Promise<ChangeRow[]> =>
  (
    await run<ChangeRow>(
      db,
      `SELECT id, owner_type, owner_id, sequence, from_level_id, to_level_id, cause, figures, order_id, at FROM loyalty_change
       WHERE owner_type = :type AND owner_id = :id ORDER BY sequence DESC LIMIT :limit`,
      { ...owner, limit }
    )
  ).map((row) => ({ ...row, at: new Date(row.at) }))

/** What an admin looks for among the members. */
export type MemberSelection = { owner_type: LevelOwnerType; owner_ids: string[] | null; level_id: string | null }

/** Who stands at a level: of customers the level that counts, a company's too. */
export type MemberRow = {
  owner_type: LevelOwnerType
  owner_id: string
  ladder_id: string | null
  level_id: string | null
  earned_level_id: string | null
  since: Date | null
  lost_on: string | null
  company_id: string | null
}

const MEMBERS = `
  SELECT s.owner_type, s.owner_id, s.ladder_id, CASE WHEN s.owner_type = 'customer' THEN COALESCE(m.level_id, s.level_id) ELSE s.level_id END AS level_id,
    s.earned_level_id, CASE WHEN s.owner_type = 'customer' AND m.level_id IS NOT NULL THEN COALESCE(m.since, s.since) ELSE s.since END AS since, s.lost_on, m.company_id
  FROM loyalty_standing s LEFT JOIN loyalty_membership m ON s.owner_type = 'customer' AND m.customer_id = s.owner_id`

const SELECTED = `owner_type = :owner_type AND (CAST(:owner_ids AS text[]) IS NULL OR owner_id = ANY(CAST(:owner_ids AS text[])))
  AND (CASE WHEN CAST(:level_id AS text) IS NULL THEN level_id IS NOT NULL OR CAST(:owner_ids AS text[]) IS NOT NULL ELSE level_id = :level_id END)`

/** One page by owner, after an owner or from an offset on. */
export const listMembers = async (db: Db, selection: MemberSelection, page: { limit: number; offset: number; after?: string }): Promise<{ members: MemberRow[]; count: number }> => {
  const members = await run<MemberRow>(
    db,
    `SELECT * FROM (${MEMBERS}) members WHERE ${SELECTED} AND owner_id > :after ORDER BY owner_id LIMIT :limit OFFSET :offset`,
    { ...selection, limit: page.limit, offset: page.offset, after: page.after ?? "" }
  )
  const [{ count }] = page.after === undefined ? await run<{ count: number }>(db, `SELECT count(*)::int AS count FROM (${MEMBERS}) members WHERE ${SELECTED}`, selection) : [{ count: 0 }]
  return { members: members.map((row) => ({ ...row, since: row.since && new Date(row.since) })), count }
}

/** Forgets whose standing it was: sums and changes are nobody's any more. */
export const eraseStandings = async (db: Db, customer_id: string, alias: string): Promise<void> => {
  await run(db, `DELETE FROM loyalty_membership WHERE customer_id = :customer_id`, { customer_id })
  await run(db, `UPDATE loyalty_cover SET customer_id = :alias WHERE customer_id = :customer_id`, { customer_id, alias })
  await run(db, `DELETE FROM loyalty_standing WHERE owner_type = 'customer' AND owner_id = :customer_id`, { customer_id })
  await run(db, `UPDATE loyalty_change SET owner_id = :alias, order_id = NULL WHERE owner_type = 'customer' AND owner_id = :customer_id`, { customer_id, alias })
  await run(db, `DELETE FROM loyalty_grant WHERE owner_type = 'customer' AND owner_id = :customer_id`, { customer_id })
}

/** Changes that nobody was told of yet, of some owners or of all, in batches. Their owners' rows stay locked until the transaction ends. */
export const untoldChanges = async (db: Db, limit: number): Promise<ChangeRow[]> => {
  const rows = await run<ChangeRow>(
    db,
    `WITH owners AS (
       SELECT s.owner_type, s.owner_id, s.told_sequence, s.sequence FROM loyalty_standing s WHERE s.told_sequence < s.sequence
       ORDER BY s.owner_type, s.owner_id LIMIT :limit FOR UPDATE SKIP LOCKED
     ), told AS (
       UPDATE loyalty_standing s SET told_sequence = o.sequence FROM owners o WHERE s.owner_type = o.owner_type AND s.owner_id = o.owner_id
     )
     SELECT c.id, c.owner_type, c.owner_id, c.sequence, c.from_level_id, c.to_level_id, c.cause, c.figures, c.order_id, c.at
     FROM owners o JOIN loyalty_change c ON c.owner_type = o.owner_type AND c.owner_id = o.owner_id AND c.sequence > o.told_sequence AND c.sequence <= o.sequence
     ORDER BY c.owner_type, c.owner_id, c.sequence`,
    { limit }
  )
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}

/** Owners who lose their level until a day and were not warned of it. They count as warned once the transaction ends. */
export const takeWarnings = async (db: Db, ladder_id: string, today: string, until: string, limit: number): Promise<{ owner_type: LevelOwnerType; owner_id: string; level_id: string; lost_on: string }[]> =>
  run(
    db,
    `WITH due AS (
       SELECT s.owner_type, s.owner_id FROM loyalty_standing s
       WHERE s.ladder_id = :ladder_id AND s.lost_on > :today AND s.lost_on <= :until AND s.level_id = s.earned_level_id AND s.warned_for IS DISTINCT FROM s.level_id || ' ' || s.lost_on
       ORDER BY s.owner_type, s.owner_id LIMIT :limit FOR UPDATE SKIP LOCKED
     )
     UPDATE loyalty_standing s SET warned_for = s.level_id || ' ' || s.lost_on FROM due d WHERE s.owner_type = d.owner_type AND s.owner_id = d.owner_id
     RETURNING s.owner_type, s.owner_id, s.level_id, s.lost_on`,
    { ladder_id, today, until, limit }
  )
