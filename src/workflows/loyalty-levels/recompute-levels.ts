import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { RunRow } from "../../modules/loyalty-levels/service"
import { companyGroupIds } from "../companies/company-members"
import { ownersAfter } from "./measure"
import { syncMembersOfCompanies, syncMemberships, takeGuestsOut } from "./memberships"
import { levels, requalify } from "./requalify"
import { tellLevelChanges, warnOwners } from "./tell"
import { errorMessage } from "../../shared/error-message"

/**
 * @property now As if it were then, ISO 8601; left out: now
 * @property minutes After so long it stops, and the next run goes on
 * @property batch Owners read at once: memory stays the same however many there are
 */
export type RecomputeLevelsInput = { now?: string; minutes?: number; batch?: number }

/** `status` is `running` where another process is at it, or where the rest is left to the next run. */
export type RecomputedLevels = { run_id: string; status: RunRow["status"]; looked_at: number; moved: number }

const BATCH = 1000

const MINUTE = 60_000

const PATIENCE = 50

/** A run of which nothing was heard for so long died with its process. */
const SILENCE = 5 * MINUTE

const recomputeStep = createStep("recompute-loyalty-levels", async ({ now, minutes = PATIENCE, batch = BATCH }: RecomputeLevelsInput, { container }) => {
  const service = levels(container)
  const at = now ? new Date(now) : new Date()
  if (await service.isRetired()) {
    return new StepResponse(outcomeOf(await service.lastRun()))
  }
  const run = (await service.takeOverRun(new Date(Date.now() - SILENCE))) ?? (await service.beginRun(at, await countOwners(container)))
  if (!run) {
    return new StepResponse(outcomeOf(await service.lastRun()))
  }
  try {
    return new StepResponse(outcomeOf(await goOn(container, run, at, Date.now() + minutes * MINUTE, batch)))
  } catch (error) {
    await service.endRun(run.id, errorMessage(error))
    throw error
  }
})

const outcomeOf = (run: RunRow | null): RecomputedLevels => ({ run_id: run?.id ?? "", status: run?.status ?? "done", looked_at: run?.looked_at ?? 0, moved: run?.moved ?? 0 })

const countOwners = async (container: MedusaContainer): Promise<number> => {
  const [, customers] = await container.resolve(Modules.CUSTOMER).listAndCountCustomers({ has_account: true }, { select: ["id"], take: 1 })
  return customers + (await companyGroupIds(container)).length
}

/** Companies first, so that a customer's groups are set once; each batch is noted when it is through. */
const goOn = async (container: MedusaContainer, begun: RunRow, at: Date, until: number, batch: number): Promise<RunRow> => {
  const service = levels(container)
  const ladders = await service.activeLadders()
  const run = { ...begun }
  for (;;) {
    const owners = await ownersAfter(container, run.owner_type, run.position, batch)
    if (owners.length) {
      const { moved } = await requalify(container, ladders, owners, at, null, owners)
      if (run.owner_type === "customer") {
        await syncMemberships(container, ladders, owners.map(({ id }) => id), at)
      } else if (moved.length) {
        await syncMembersOfCompanies(container, ladders, moved.map(({ id }) => id), at)
      }
      Object.assign(run, { position: owners[owners.length - 1].id, looked_at: run.looked_at + owners.length, moved: run.moved + moved.length })
    }
    if (owners.length < batch && run.owner_type === "company") {
      Object.assign(run, { owner_type: "customer", position: "" })
    } else if (owners.length < batch) {
      await service.advanceRun(run)
      await takeGuestsOut(container, ladders, at)
      await tellLevelChanges(container, ladders)
      await warnOwners(container, ladders, at)
      await service.endRun(run.id)
      return { ...run, status: "done" }
    }
    await service.advanceRun(run)
    if (Date.now() > until) {
      await service.pauseRun(run.id)
      return run
    }
  }
}

export const recomputeLevelsWorkflowId = "recompute-loyalty-levels"

/**
 * Looks at all customers and companies: what has aged out, grants that have ended, who was put into a group
 * by hand, companies joined and left, and what events have missed. In batches of constant memory; a run that
 * was interrupted is gone on with, and two never run at once. You can use this workflow within your own
 * customizations.
 *
 * @example
 * const { result } = await recomputeLevelsWorkflow(container).run({ input: {} })
 *
 * @summary Requalify everybody. Answers `{ run_id, status, looked_at, moved }`.
 */
export const recomputeLevelsWorkflow = createWorkflow(recomputeLevelsWorkflowId, (input: RecomputeLevelsInput) => new WorkflowResponse(recomputeStep(input)))
