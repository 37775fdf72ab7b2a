import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { Program } from "../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import type { Tell } from "../../modules/reward-points/telling/telling"
import { emitNotices } from "./notifications/events"
import { errorMessage } from "../../shared/error-message"

/** Accounts that are read at once. */
const BATCH = 500

const HOUR = 60 * 60 * 1000

/** An entry is told within a minute. What was not for longer than this, as after an outage, is found by the nightly look at all accounts. */
const WINDOW = 2 * HOUR

export type TellPointsInput = {
  /** As if it were then, ISO 8601; now by default. */
  now?: string
  /** Tells only what the ledger did to accounts of this order. */
  order_id?: string
  /** Looks at all accounts, not only at those with entries of the last two hours. */
  thorough?: boolean
}

/** How many notices were told, and the accounts that are tried again. */
export type ToldPoints = { notices: number; failed: string[] }

/** One run. */
type Run = { container: MedusaContainer; service: RewardPointsService; program: Program; at: Date; tell: Tell; outcome: ToldPoints }

const tellPointsStep = createStep("tell-points", async ({ now, order_id, thorough = false }: TellPointsInput, { container }) => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const outcome: ToldPoints = { notices: 0, failed: [] }
  const at = now ? new Date(now) : new Date()
  const of_order = order_id === undefined ? null : await service.accountsOfOrderWithNews(order_id)
  if (of_order?.length === 0) {
    return new StepResponse(outcome)
  }
  const run: Run = { container, service, program: await service.readProgram(), at, tell: (notices) => emitNotices(container, notices), outcome }
  if (of_order) {
    await tellEach(run, of_order, tellEntriesOf)
  } else {
    await tellAll(run, thorough)
  }
  return new StepResponse(outcome)
})

/** Every account in a transaction of its own: one that fails keeps nobody waiting, and is tried again by the next run. */
const tellAll = async (run: Run, thorough: boolean): Promise<void> => {
  const { service, at, program } = run
  const since = thorough ? null : new Date(at.getTime() - WINDOW)
  await inPages(run, (after) => service.accountsWithNews(since, after, BATCH), tellEntriesOf)
  await inPages(run, (after) => service.accountsWithMaturedLots(at, after, BATCH), tellLotsOf)
  const { reminder_days, status } = program
  if (status === "active" && reminder_days !== null) {
    await inPages(run, (after) => service.accountsEndingSoon(at, reminder_days, after, BATCH), tellLotsOf)
  }
}

const inPages = async (run: Run, read: (after: string) => Promise<string[]>, work: (run: Run, account_id: string) => Promise<number>): Promise<void> => {
  let page = await read("")
  while (page.length) {
    await tellEach(run, page, work)
    page = page.length === BATCH ? await read(page[page.length - 1]) : []
  }
}

const tellEach = async (run: Run, account_ids: string[], work: (run: Run, account_id: string) => Promise<number>): Promise<void> => {
  for (const account_id of account_ids) {
    try {
      run.outcome.notices += await work(run, account_id)
    } catch (error) {
      run.outcome.failed.push(account_id)
      const reason = errorMessage(error)
      run.container.resolve(ContainerRegistrationKeys.LOGGER).error(`reward points: the owner of ${account_id} could not be told, which is tried again: ${reason}`)
    }
  }
}

const tellEntriesOf = async ({ service, program, at, tell }: Run, account_id: string): Promise<number> => {
  let told = await service.tellEntries({ account_id, program, at }, tell)
  let notices = told.notices
  while (told.more) {
    told = await service.tellEntries({ account_id, program, at }, tell)
    notices += told.notices
  }
  return notices
}

const tellLotsOf = ({ service, program, at, tell }: Run, account_id: string): Promise<number> => service.tellLots({ account_id, program, at }, tell)

export const tellPointsWorkflowId = "tell-points"

/**
 * Tells on the event bus what the ledger has done since it was told last: points that were earned,
 * came due, end soon, have ended or were redeemed, and balances that became low (see
 * {@link RewardPointsEvents}). It can be repeated, and run twice at once: each is told once. You can
 * use this workflow within your own customizations.
 *
 * @example
 * const { result } = await tellPointsWorkflow(container).run({ input: {} })
 *
 * @summary Tell what happened to points. Answers `{ notices, failed }`.
 */
export const tellPointsWorkflow = createWorkflow(tellPointsWorkflowId, (input: TellPointsInput) => new WorkflowResponse(tellPointsStep(input)))
