/** SQL of runs, and the lock that one of them holds. */
import type { MoveInReport, MoveInThing } from "../../../types/move-in"
import { z } from "../../../shared/schema"
import { newId } from "../../../storage/ids"
import { run, type Db } from "../../../storage/sql"

export type NewRun = { origin: string; from: "magento2" | "shopware6"; mode: "dry_run" | "apply"; what: MoveInThing[] }

export type RunProgress = { thing: MoveInThing | "proof"; rows: number; of: number }
export type RunFailure = { reason: string; message: string }

/** As `REPORT` and `LISTED` select it: a list comes without reports. */
export type MoveInRunRow = NewRun & {
  id: string
  status: "running" | "done" | "failed"
  progress: RunProgress | null
  failure: RunFailure | null
  report: MoveInReport | null
  created_at: Date
  ended_at: Date | null
}

const thing = z.enum(["groups", "customers", "tiers", "points", "codes"])

const row = z.object({
  id: z.string(),
  origin: z.string(),
  from: z.enum(["magento2", "shopware6"]),
  mode: z.enum(["dry_run", "apply"]),
  what: z.array(thing),
  status: z.enum(["running", "done", "failed"]),
  progress: z.object({ thing: z.union([thing, z.literal("proof")]), rows: z.number(), of: z.number() }).nullable(),
  failure: z.object({ reason: z.string(), message: z.string() }).nullable(),
  report: z.custom<MoveInReport>().nullable(),
  created_at: z.coerce.date(),
  ended_at: z.coerce.date().nullable(),
})

const LISTED = `id, origin, "from", mode, what, status, progress, failure, created_at, ended_at`

export const insertRun = async (db: Db, { origin, from, mode, what }: NewRun): Promise<string> => {
  const id = newId("movein")
  await run(db, `INSERT INTO move_in_run (id, origin, "from", mode, what) VALUES (:id, :origin, :from, :mode, CAST(:what AS jsonb))`, { id, origin, from, mode, what: JSON.stringify(what) })
  return id
}

export const noteProgress = async (db: Db, id: string, progress: RunProgress): Promise<void> => {
  await run(db, `UPDATE move_in_run SET progress = CAST(:progress AS jsonb), updated_at = now() WHERE id = :id AND status = 'running'`, { id, progress: JSON.stringify(progress) })
}

/** Ends a run; `failure` null: it is done. */
export const endRun = async (db: Db, id: string, report: MoveInReport | null, failure: RunFailure | null): Promise<void> => {
  await run(
    db,
    `UPDATE move_in_run SET status = :status, report = CAST(:report AS jsonb), failure = CAST(:failure AS jsonb), progress = NULL, ended_at = now(), updated_at = now() WHERE id = :id`,
    { id, status: failure ? "failed" : "done", report: report && JSON.stringify(report), failure: failure && JSON.stringify(failure) }
  )
}

export const hasRunning = async (db: Db): Promise<boolean> => (await run(db, `SELECT 1 FROM move_in_run WHERE status = 'running' LIMIT 1`)).length > 0

/** Runs that ended without saying so, because their process died. Only for who holds the lock. */
export const endInterruptedRuns = async (db: Db, failure: RunFailure): Promise<void> => {
  await run(db, `UPDATE move_in_run SET status = 'failed', failure = CAST(:failure AS jsonb), progress = NULL, ended_at = now(), updated_at = now() WHERE status = 'running'`, { failure: JSON.stringify(failure) })
}

/** One run with its report. */
export const readRun = async (db: Db, id: string): Promise<MoveInRunRow | null> => {
  const [found] = await run(db, `SELECT ${LISTED}, report FROM move_in_run WHERE id = :id AND deleted_at IS NULL`, { id })
  return found ? row.parse(found) : null
}

/** The newest first, without reports. */
export const listRuns = async (db: Db, { limit, offset }: { limit: number; offset: number }): Promise<{ runs: MoveInRunRow[]; count: number }> => {
  const runs = await run(db, `SELECT ${LISTED}, NULL AS report FROM move_in_run WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT :limit OFFSET :offset`, { limit, offset })
  const [{ count }] = await run<{ count: string }>(db, `SELECT count(*) AS count FROM move_in_run WHERE deleted_at IS NULL`)
  return { runs: runs.map((each) => row.parse(each)), count: Number(count) }
}
