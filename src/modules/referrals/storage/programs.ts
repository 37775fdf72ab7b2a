/** SQL of the programme: one row, of which `settings` is what the kernel's parser reads. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { DEFAULT_PROGRAM, DEFAULT_SETTINGS, parseReferralSettings, PROGRAM_ID, type ReferralProgramState, type ReferralSettings } from "../domain/program"

const stored = z.object({ settings: z.unknown(), revision: z.number(), retired_at: z.coerce.date().nullable(), updated_at: z.coerce.date() })

/** The programme, and a complaint where its row cannot be read: it is off then. */
export type ReadProgram = { program: ReferralProgramState; broken: string | null }

/** A row of `referral_program`; none: the defaults. */
export const readProgramRow = (row: unknown): ReadProgram => {
  if (row === null || row === undefined) {
    return { program: DEFAULT_PROGRAM, broken: null }
  }
  const { settings, ...state } = stored.parse(row)
  const parsed = parseReferralSettings(settings)
  return {
    program: { ...(parsed.ok ? parsed.value : DEFAULT_SETTINGS), ...state, id: PROGRAM_ID },
    broken: parsed.ok ? null : `the programme is malformed and off: ${parsed.refusals.map(({ path, reason }) => `${path} ${reason}`).join("; ")}`,
  }
}

const ROW = "SELECT settings, revision, retired_at, updated_at FROM referral_program WHERE id = :id"

export const readProgram = async (db: Db): Promise<ReadProgram> => readProgramRow((await run(db, ROW, { id: PROGRAM_ID }))[0])

/** The programme under its lock; it is stored if it never was. Of two changes at once none is lost. */
export const lockProgram = async (db: Db): Promise<ReadProgram> => {
  await run(db, `INSERT INTO referral_program (id, settings, revision) VALUES (:id, '{}', 0) ON CONFLICT (id) DO NOTHING`, { id: PROGRAM_ID })
  return readProgramRow((await run(db, `${ROW} FOR UPDATE`, { id: PROGRAM_ID }))[0])
}

export const writeProgram = async (db: Db, settings: ReferralSettings): Promise<void> => {
  await run(db, `UPDATE referral_program SET settings = CAST(:settings AS jsonb), revision = revision + 1, updated_at = now() WHERE id = :id`, { id: PROGRAM_ID, settings: JSON.stringify(settings) })
}
