import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { Program } from "../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { RefusalError } from "../../shared/refusal-error"
import { z } from "../../shared/schema"
import { recordPurchasesWorkflow } from "../purchases/record-purchases"
import { backfillOrder, type BackfilledOrder } from "./order/backfill-order"

/** Orders that are read at once. */
const BATCH = 200

/** Of so many it is said why they get nothing; of all how many they are. */
const MOST_SKIPPED = 1_000

export type BackfillOrdersInput = {
  /** Orders from this instant on, ISO 8601; left out: from the first. */
  from?: string
  /** Orders before this instant; left out: until now. */
  to?: string
  /** Grants nothing. What orders would give is then computed one by one: caps that they share are not. */
  dry_run?: boolean
}

/** `orders` were looked at, `granted` of them gave `points` to `accounts`; the others are skipped, the first of them by name. */
export type BackfilledOrders = {
  dry_run: boolean
  orders: number
  granted: number
  accounts: number
  points: number
  skipped: { order_id: string; reason: string }[]
  skipped_count: number
}

const backfillOrdersStep = createStep("backfill-points-orders", async ({ from, to, dry_run = false }: BackfillOrdersInput, { container }) => {
  const program = await container.resolve<RewardPointsService>(REWARD_POINTS).readProgram()
  if (program.status !== "active") {
    throw new RefusalError("program_off", [{ path: "", reason: "program_off", message: "the points programme is off: switch it on first" }])
  }
  const outcome: BackfilledOrders = { dry_run, orders: 0, granted: 0, accounts: 0, points: 0, skipped: [], skipped_count: 0 }
  const accounts = new Set<string>()
  const window = { $gte: new Date(from ?? 0), $lt: to ? new Date(to) : new Date() }
  let page = await readPage(container, window, "")
  while (page.length) {
    for (const { id, customer } of page) {
      note(outcome, accounts, id, customer?.has_account ? await backfillOne(container, program, id, dry_run) : { ok: false, reason: "guest" })
    }
    page = page.length === BATCH ? await readPage(container, window, page[page.length - 1].id) : []
  }
  return new StepResponse({ ...outcome, accounts: accounts.size })
})

const orderRow = z.object({ id: z.string(), customer: z.object({ has_account: z.boolean() }).nullish() })

const readPage = async (container: MedusaContainer, created_at: { $gte: Date; $lt: Date }, after: string): Promise<z.infer<typeof orderRow>[]> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "customer.has_account"],
    filters: { created_at, is_draft_order: false, id: { $gt: after } },
    pagination: { take: BATCH, skip: 0, order: { id: "ASC" } },
  })
  return z.array(orderRow).parse(data)
}

const backfillOne = async (container: MedusaContainer, program: Program, order_id: string, dry_run: boolean): Promise<BackfilledOrder> => {
  await recordPurchasesWorkflow(container).run({ input: { order_id, thorough: true } })
  return backfillOrder(container, program, order_id, dry_run)
}

const note = (outcome: BackfilledOrders, accounts: Set<string>, order_id: string, done: BackfilledOrder): void => {
  outcome.orders += 1
  if (done.ok) {
    outcome.granted += 1
    outcome.points += done.granted.reduce((sum, { points }) => sum + points, 0)
    done.granted.forEach(({ account_id }) => accounts.add(account_id))
  } else {
    outcome.skipped_count += 1
    if (outcome.skipped.length < MOST_SKIPPED) {
      outcome.skipped.push({ order_id, reason: done.reason })
    }
  }
}

export const backfillOrdersWorkflowId = "backfill-points-orders"

/**
 * Grants points for orders that are older than the programme, by today's rules as of when each was
 * placed. It can be repeated at any time: an order is granted once. You can use this workflow within
 * your own customizations.
 *
 * @example
 * const { result } = await backfillOrdersWorkflow(container).run({ input: { from: "2026-01-01T00:00:00Z", dry_run: true } })
 *
 * @summary Grant points for earlier orders. Answers `{ dry_run, orders, granted, accounts, points, skipped, skipped_count }`.
 * @throws RefusalError `program_off`
 */
export const backfillOrdersWorkflow = createWorkflow(backfillOrdersWorkflowId, (input: BackfillOrdersInput) => new WorkflowResponse(backfillOrdersStep(input)))
