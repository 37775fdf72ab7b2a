/** Stored runs of the move-in as the Admin API shows them. */
import type { MoveInRunRow } from "../../../modules/move-in/service"
import type { AdminMoveIn } from "../../../types/move-in"

/** A run as a list shows it. */
export const presentListedMoveIn = ({ id, from, mode, what, status, progress, failure, created_at, ended_at }: MoveInRunRow): Omit<AdminMoveIn, "report"> => ({
  id,
  from,
  mode,
  what,
  status,
  progress,
  failure,
  started_at: created_at.toISOString(),
  ended_at: ended_at?.toISOString() ?? null,
})

/** A run with its report. */
export const presentMoveIn = (run: MoveInRunRow): AdminMoveIn => ({ ...presentListedMoveIn(run), report: run.report })
