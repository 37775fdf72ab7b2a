/** The programme's settings, each change a version of its own. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { DEFAULT_PROGRAM, parseProgramSettings, type Program, type ProgramSettings } from "../domain/program"

const versionRow = z.object({ version: z.number(), settings: z.unknown(), created_at: z.coerce.date(), created_by: z.string().nullable() })

export type ProgramVersion = { program: Program; created_at: Date | null; created_by: string | null }

/** @throws Error where stored settings cannot be read: no programme is better than another one */
export const readVersion = (row: unknown): ProgramVersion => {
  const { version, settings, ...made } = versionRow.parse(row)
  const parsed = parseProgramSettings(settings)
  if (!parsed.ok) {
    throw new Error(`medusa-b2b-loyalty: version ${version} of the points programme cannot be read: ${parsed.refusals.map(({ path, message }) => `${path} ${message}`).join("; ")}`)
  }
  return { ...made, program: { ...parsed.value, version } }
}

/** The programme in force. */
export const readProgram = async (db: Db): Promise<ProgramVersion> => {
  const [row] = await run(db, `SELECT * FROM reward_points_program ORDER BY version DESC LIMIT 1`)
  return row ? readVersion(row) : { program: DEFAULT_PROGRAM, created_at: null, created_by: null }
}

/** The programme as it was in force at an instant. */
export const readProgramAt = async (db: Db, at: Date): Promise<Program> => {
  const [row] = await run(db, `SELECT * FROM reward_points_program WHERE created_at <= :at ORDER BY version DESC LIMIT 1`, { at })
  return row ? readVersion(row).program : DEFAULT_PROGRAM
}

/** The version in force, without its settings; 0 where none was ever set. */
export const readProgramVersion = async (db: Db): Promise<number> => {
  const [{ version }] = await run<{ version: number | null }>(db, `SELECT max(version) AS version FROM reward_points_program`)
  return version ?? 0
}

/** All versions, newest first. */
export const readVersions = async (db: Db): Promise<ProgramVersion[]> => (await run(db, `SELECT * FROM reward_points_program ORDER BY version DESC LIMIT 200`)).map(readVersion)

/** Stores the next version; of two at the same moment the later one fails and can be tried again. */
export const insertVersion = async (db: Db, version: number, settings: ProgramSettings, created_by: string | null): Promise<boolean> => {
  const rows = await run(
    db,
    `INSERT INTO reward_points_program (version, settings, created_by) VALUES (:version, CAST(:settings AS jsonb), :created_by) ON CONFLICT DO NOTHING RETURNING version`,
    { version, settings: JSON.stringify(settings), created_by }
  )
  return rows.length > 0
}
