/** SQL of runs over all owners: one at a time, each goes on where it was interrupted. */
import { newId } from "../../../storage/ids"
import { isUniqueViolation, run, type Db } from "../../../storage/sql"
import type { LevelOwnerType } from "../../../types/loyalty-levels"

/** How far a run is. @property as_of The instant that it judges by */
export type RunRow = {
  id: string
  status: "running" | "done" | "failed"
  as_of: Date
  owner_type: LevelOwnerType
  position: string
  looked_at: number
  total: number
  moved: number
  started_at: Date
  ended_at: Date | null
}

const COLUMNS = "id, status, as_of, owner_type, position, looked_at, total, moved, started_at, ended_at"

const readRun = (row: RunRow): RunRow => ({ ...row, as_of: new Date(row.as_of), started_at: new Date(row.started_at), ended_at: row.ended_at && new Date(row.ended_at) })

/** The last run; null: there was none. */
export const lastRun = async (db: Db): Promise<RunRow | null> => {
  const [row] = await run<RunRow>(db, `SELECT ${COLUMNS} FROM loyalty_run ORDER BY started_at DESC, id DESC LIMIT 1`)
  return row ? readRun(row) : null
}

/** Begins a run. @returns null where one is under way */
export const beginRun = async (db: Db, as_of: Date, total: number): Promise<RunRow | null> => {
  try {
    const [row] = await run<RunRow>(db, `INSERT INTO loyalty_run (id, status, as_of, total, started_at) VALUES (:id, 'running', :as_of, :total, now()) RETURNING ${COLUMNS}`, { id: newId("lyrun"), as_of, total })
    return readRun(row)
  } catch (error) {
    if (isUniqueViolation(error)) {
      return null
    }
    throw error
  }
}

/** Takes over a run whose process has not been heard of since an instant. @returns null where there is none */
export const takeOverRun = async (db: Db, silent_since: Date): Promise<RunRow | null> => {
  const [row] = await run<RunRow>(db, `UPDATE loyalty_run SET beat_at = now() WHERE status = 'running' AND beat_at < :silent_since RETURNING ${COLUMNS}`, { silent_since })
  return row ? readRun(row) : null
}

/** Notes how far a run is. */
export const advanceRun = async (db: Db, { id, owner_type, position, looked_at, moved }: Pick<RunRow, "id" | "owner_type" | "position" | "looked_at" | "moved">): Promise<void> => {
  await run(db, `UPDATE loyalty_run SET owner_type = :owner_type, position = :position, looked_at = :looked_at, moved = :moved, total = GREATEST(total, :looked_at), beat_at = now() WHERE id = :id`, {
    id,
    owner_type,
    position,
    looked_at,
    moved,
  })
}

export const endRun = async (db: Db, id: string, error: string | null): Promise<void> => {
  await run(db, `UPDATE loyalty_run SET status = CASE WHEN CAST(:error AS text) IS NULL THEN 'done' ELSE 'failed' END, error = :error, ended_at = now() WHERE id = :id`, { id, error })
}

/** Leaves a run where it is: the next one takes it over at once. */
export const pauseRun = async (db: Db, id: string): Promise<void> => {
  await run(db, `UPDATE loyalty_run SET beat_at = to_timestamp(0) WHERE id = :id`, { id })
}
