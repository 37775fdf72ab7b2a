import { setTimeout } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { errorMessage } from "../../../../shared/error-message"
import { ids } from "../../../../shared/fields"
import { z } from "../../../../shared/schema"
import type { AdminLevelRun } from "../../../../types/loyalty-levels"
import { recomputeLevelsWorkflow } from "../../../../workflows/loyalty-levels/recompute-levels"
import { requalifyOwnersWorkflow } from "../../../../workflows/loyalty-levels/requalify-owners"
import { levels } from "../../../../workflows/loyalty-levels/requalify"
import { read, refusing } from "../../../refusals"

const recompute = z.strictObject({ customer_ids: ids.optional() })

/** A small shop is through before the answer; the run of a large one goes on. */
const PATIENCE_MS = 2_000

/** How far the last run is. Answers `{ run }`, null where there was none. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ run: await lastRun(req.scope) })
})

/** Looks at some customers at once, or begins a run over everybody (one at a time). Answers `{ run }`; 400 with `errors`. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { customer_ids } = read(recompute, req.body ?? {})
  if (customer_ids) {
    const started_at = new Date().toISOString()
    const { result } = await requalifyOwnersWorkflow(req.scope).run({ input: { owners: customer_ids.map((id) => ({ type: "customer", id })) } })
    const run: AdminLevelRun = { id: "", status: "done", looked_at: customer_ids.length, total: customer_ids.length, moved: result.moved, started_at, ended_at: new Date().toISOString() }
    res.json({ run })
    return
  }
  const running = recomputeLevelsWorkflow(req.scope)
    .run({ input: {} })
    .catch((error: unknown) => req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(`loyalty levels: the run failed: ${errorMessage(error)}`))
  await Promise.race([running, setTimeout(PATIENCE_MS)])
  res.json({ run: await lastRun(req.scope) })
})

const lastRun = async (container: MedusaContainer): Promise<AdminLevelRun | null> => {
  const run = await levels(container).lastRun()
  return run && { id: run.id, status: run.status, looked_at: run.looked_at, total: run.total, moved: run.moved, started_at: run.started_at.toISOString(), ended_at: run.ended_at?.toISOString() ?? null }
}
