import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { PURCHASES } from "../../modules/purchases/key"
import type { PurchasesService } from "../../modules/purchases/service"
import { changesFrom, SOURCES, type SourceName } from "./changed-orders"
import { followOrNote } from "./follow-events"
import { errorMessage } from "../../shared/error-message"

/**
 * @property now As if it were then, ISO 8601; left out: now
 * @property minutes After so long it stops, and the next run goes on
 * @property batch Records read at once: memory stays the same however much there is
 */
export type ReconcileOrdersInput = { now?: string; minutes?: number; batch?: number }

/**
 * How many orders were looked at, and of how many something was not known yet; those that could not be
 * followed; and whether all was seen, or the rest is left to the next run.
 */
export type ReconciledOrders = { looked_at: number; repaired: number; failed: string[]; complete: boolean }

const BATCH = 200

const MINUTE = 60_000

/** A record may be written a while after the time it carries, and the clocks of two servers differ. */
const OVERLAP = 5 * MINUTE

/** What a living process is still busy with is its own. */
const GRACE = MINUTE

/** Long enough to be worth it, short enough that the next run does not overtake it. */
const PATIENCE = 8

/** One run: what it does, until when. */
type Run = { container: MedusaContainer; service: PurchasesService; now: Date; until: number; batch: number; seen: Set<string>; outcome: ReconciledOrders }

const reconcileOrdersStep = createStep("reconcile-b2b-orders", async ({ now, minutes = PATIENCE, batch = BATCH }: ReconcileOrdersInput, { container }) => {
  const run: Run = {
    container,
    service: container.resolve<PurchasesService>(PURCHASES),
    now: now ? new Date(now) : new Date(),
    until: Date.now() + minutes * MINUTE,
    batch,
    seen: new Set(),
    outcome: { looked_at: 0, repaired: 0, failed: [], complete: true },
  }
  await followDue(run)
  for (const source of Object.keys(SOURCES)) {
    if (isSource(source)) {
      await followChanges(run, source)
    }
  }
  return new StepResponse(run.outcome)
})

const isSource = (name: string): name is SourceName => name in SOURCES

/** Orders that were not followed to their end, or failed before. */
const followDue = async (run: Run): Promise<void> => {
  let after = ""
  for (;;) {
    const due = await run.service.dueOrders(new Date(run.now.getTime() - GRACE), run.now, after, run.batch)
    await followAll(run, due)
    if (due.length < run.batch || isOver(run)) {
      return
    }
    after = due[due.length - 1]
  }
}

/** Orders that changed since they were followed last. The watermark moves with each batch, so that a long outage is caught up in several runs. */
const followChanges = async (run: Run, source: SourceName): Promise<void> => {
  const seen_until = await run.service.readWatermark(source)
  let position = { at: new Date((seen_until?.getTime() ?? OVERLAP) - OVERLAP), seen: 0 }
  while (!isOver(run)) {
    const { changes, end } = await changesFrom(run.container, source, position, run.batch)
    await followAll(run, changes.length ? await run.service.unfollowedOf(changes, run.now) : [])
    if (isOver(run)) {
      return
    }
    await run.service.raiseWatermark(source, end?.at ?? run.now)
    if (!end) {
      return
    }
    position = end
  }
}

const followAll = async (run: Run, order_ids: string[]): Promise<void> => {
  for (const order_id of order_ids.filter((id) => !run.seen.has(id))) {
    if (isOver(run)) {
      return
    }
    run.seen.add(order_id)
    await followOne(run, order_id)
  }
}

/** An order that fails does not keep the others waiting; it is tried again later. */
const followOne = async ({ container, outcome }: Run, order_id: string): Promise<void> => {
  outcome.looked_at += 1
  try {
    outcome.repaired += Number(await followOrNote(container, order_id, true))
  } catch (error) {
    outcome.failed.push(order_id)
    const reason = errorMessage(error)
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`order ${order_id} could not be followed and is tried again: ${reason}`)
  }
}

const isOver = ({ until, outcome }: Run): boolean => {
  const over = Date.now() > until
  outcome.complete &&= !over
  return over
}

export const reconcileOrdersWorkflowId = "reconcile-b2b-orders"

/**
 * Compares orders, captures, refunds and returns with what was followed, and follows what was missed:
 * a lost event costs minutes. It looks from where the last run ended, in batches; after an outage of
 * days it catches up, in several runs where one does not suffice. You can use this workflow within
 * your own customizations.
 *
 * @example
 * const { result } = await reconcileOrdersWorkflow(container).run({ input: {} })
 *
 * @summary Follow the orders whose events were missed. Answers `{ looked_at, repaired, failed, complete }`.
 */
export const reconcileOrdersWorkflow = createWorkflow(reconcileOrdersWorkflowId, (input: ReconcileOrdersInput) => new WorkflowResponse(reconcileOrdersStep(input)))
