/** SQL of ladders and levels, and the one place where stored ones are read back. */
import { generateEntityId } from "@medusajs/framework/utils"
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { ladderInput, thresholds, type Ladder, type LadderInput, type Level, type LevelInput } from "../domain/ladder"

const instant = z.coerce.date().transform((at) => at.toISOString())

const storedLevel = z.object({
  id: z.string(),
  ladder_id: z.string(),
  name: z.string(),
  rank: z.number(),
  color: z.string().nullable(),
  icon: z.string().nullable(),
  description: z.string().nullable(),
  benefits: z.string().nullable(),
  thresholds,
  customer_group_id: z.string(),
  created_at: instant,
  updated_at: instant,
})

const storedLadder = z.object({ id: z.string(), revision: z.number(), settings: ladderInput, levels: z.array(storedLevel).nullable(), created_at: instant, updated_at: instant })

const LADDERS = `
  SELECT d.id, d.revision, d.settings, d.created_at, d.updated_at,
    (SELECT json_agg(to_json(l) ORDER BY l.rank) FROM loyalty_level l WHERE l.ladder_id = d.id AND l.deleted_at IS NULL) AS levels
  FROM loyalty_ladder d WHERE d.deleted_at IS NULL`

const readLadder = (row: unknown): Ladder => {
  const { settings, levels, ...rest } = storedLadder.parse(row)
  return { ...settings, ...rest, levels: levels ?? [] }
}

/** Ladders, the active first. `ids` null: all. */
export const listLadders = async (db: Db, ids: string[] | null): Promise<Ladder[]> =>
  (await run(db, `${LADDERS} AND (CAST(:ids AS text[]) IS NULL OR d.id = ANY(CAST(:ids AS text[]))) ORDER BY CASE d.status WHEN 'active' THEN 0 WHEN 'draft' THEN 1 ELSE 2 END, d.created_at, d.id`, { ids })).map(readLadder)

/** The ladders in force: at most one for each kind of owner. */
export const activeLadders = async (db: Db): Promise<Ladder[]> => (await run(db, `${LADDERS} AND d.status = 'active' AND d.retired_at IS NULL ORDER BY d.id`)).map(readLadder)

/** One ladder, and every other change of it waits until this transaction ends. */
export const lockLadder = async (db: Db, id: string): Promise<Ladder | null> => {
  await run(db, `SELECT id FROM loyalty_ladder WHERE id = :id AND deleted_at IS NULL FOR UPDATE`, { id })
  const [ladder] = await listLadders(db, [id])
  return ladder ?? null
}

export const insertLadder = async (db: Db, input: LadderInput): Promise<string> => {
  const id = generateEntityId(undefined, "lylad")
  await run(db, `INSERT INTO loyalty_ladder (id, name, status, for_customers, for_companies, settings) VALUES (:id, :name, :status, :for_customers, :for_companies, CAST(:settings AS jsonb))`, columnsOf(id, input))
  return id
}

export const updateLadder = async (db: Db, id: string, input: LadderInput): Promise<void> => {
  await run(
    db,
    `UPDATE loyalty_ladder SET name = :name, status = :status, for_customers = :for_customers, for_companies = :for_companies,
       revision = revision + CASE WHEN settings = CAST(:settings AS jsonb) THEN 0 ELSE 1 END, settings = CAST(:settings AS jsonb), updated_at = now() WHERE id = :id`,
    columnsOf(id, input)
  )
}

const columnsOf = (id: string, input: LadderInput) => ({
  id,
  name: input.name,
  status: input.status,
  for_customers: input.audiences.includes("customer"),
  for_companies: input.audiences.includes("company"),
  settings: JSON.stringify(input),
})

/** The ladder decides otherwise from now on. */
export const raiseRevision = async (db: Db, id: string): Promise<void> => {
  await run(db, `UPDATE loyalty_ladder SET revision = revision + 1, updated_at = now() WHERE id = :id`, { id })
}

export const deleteLadder = async (db: Db, id: string): Promise<void> => {
  await run(db, `UPDATE loyalty_level SET deleted_at = now() WHERE ladder_id = :id AND deleted_at IS NULL`, { id })
  await run(db, `UPDATE loyalty_ladder SET deleted_at = now() WHERE id = :id AND deleted_at IS NULL`, { id })
}

/** Takes all ladders out of force, or puts back those that were taken out. */
export const setRetired = async (db: Db, retired: boolean): Promise<void> => {
  await run(db, `UPDATE loyalty_ladder SET retired_at = CASE WHEN :retired THEN now() END`, { retired })
}

/** Whether ladders were taken out of force that way. */
export const isRetired = async (db: Db): Promise<boolean> => (await run(db, `SELECT 1 FROM loyalty_ladder WHERE retired_at IS NOT NULL AND status = 'active' AND deleted_at IS NULL LIMIT 1`)).length > 0

type LevelColumns = Omit<LevelInput, "customer_group_id"> & { customer_group_id: string }

const levelColumns = ({ thresholds: asked, ...level }: LevelColumns) => ({ ...level, thresholds: JSON.stringify(asked) })

export const insertLevel = async (db: Db, ladder_id: string, level: LevelColumns): Promise<string> => {
  const id = generateEntityId(undefined, "lylev")
  await run(
    db,
    `INSERT INTO loyalty_level (id, ladder_id, name, rank, color, icon, description, benefits, thresholds, customer_group_id)
     VALUES (:id, :ladder_id, :name, :rank, :color, :icon, :description, :benefits, CAST(:thresholds AS jsonb), :customer_group_id)`,
    { id, ladder_id, ...levelColumns(level) }
  )
  return id
}

export const updateLevel = async (db: Db, id: string, level: LevelColumns): Promise<void> => {
  await run(
    db,
    `UPDATE loyalty_level SET name = :name, rank = :rank, color = :color, icon = :icon, description = :description, benefits = :benefits,
       thresholds = CAST(:thresholds AS jsonb), customer_group_id = :customer_group_id, updated_at = now() WHERE id = :id`,
    { id, ...levelColumns(level) }
  )
}

export const deleteLevel = async (db: Db, id: string): Promise<void> => {
  await run(db, `UPDATE loyalty_level SET deleted_at = now(), updated_at = now() WHERE id = :id`, { id })
}

/** Levels by id, deleted ones too: a history names them for good. */
export const levelsByIds = async (db: Db, ids: string[]): Promise<(Level & { deleted: boolean })[]> =>
  (await run<{ deleted_at: unknown }>(db, `SELECT * FROM loyalty_level WHERE id = ANY(CAST(:ids AS text[]))`, { ids })).map((row) => ({ ...storedLevel.parse(row), deleted: row.deleted_at !== null }))

/** The groups that are a level's, by group. */
export const levelGroups = async (db: Db): Promise<Map<string, string>> =>
  new Map((await run<{ customer_group_id: string; id: string }>(db, `SELECT customer_group_id, id FROM loyalty_level WHERE deleted_at IS NULL`)).map(({ customer_group_id, id }) => [customer_group_id, id]))

/** How many customers stand at each level, and how many companies. */
export const memberCounts = async (db: Db): Promise<Map<string, number>> => {
  const rows = await run<{ level_id: string; count: number }>(
    db,
    `SELECT level_id, count(*)::int AS count FROM (
       SELECT level_id FROM loyalty_membership WHERE level_id IS NOT NULL
       UNION ALL SELECT level_id FROM loyalty_standing WHERE owner_type = 'company' AND level_id IS NOT NULL
     ) members GROUP BY level_id`
  )
  return new Map(rows.map(({ level_id, count }) => [level_id, count]))
}
