import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { resting } from "../../runtime/resting"
import { undoUndecided } from "./cart/undecided"
import { errorMessage } from "../../shared/error-message"

/** Accounts, or carts, that are handled before the next are read. */
const BATCH = 500

/** A completion that takes longer than this is none any more. */
const UNDECIDED_MINUTES = 5

const MINUTE = 60_000

/** A sweep that has worked for so long leaves the rest to the next one, which starts soon. */
const PATIENCE = 4 * MINUTE

export type MaintainLedgerInput = {
  /** As if it were then, ISO 8601; now by default. */
  now?: string
}

/** Accounts whose expiry was written down, debits that were given back, and what could not be handled. */
export type MaintainedLedger = { expired_accounts: number; expired_points: number; restored_carts: number; failed: string[] }

/** Every account and cart is handled in a transaction of its own: nobody waits for a sweep, and one that fails is left to the next run. */
const maintainLedgerStep = createStep("maintain-points-ledger", async ({ now }: MaintainLedgerInput, { container }) => {
  const at = now ? new Date(now) : new Date()
  const outcome: MaintainedLedger = { expired_accounts: 0, expired_points: 0, restored_carts: 0, failed: [] }
  await decideRedemptions(container, at, outcome)
  await writeExpiries(container, at, outcome)
  return new StepResponse(outcome)
})

/** Nobody waits for it, for what has ended cannot be spent: it leaves at least half of the time to others. */
const writeExpiries = async (container: MedusaContainer, at: Date, outcome: MaintainedLedger): Promise<void> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const until = Date.now() + PATIENCE
  let page = await service.accountsWithEndedPoints(at, null, BATCH)
  for (;;) {
    for (const account_id of page.account_ids) {
      await resting(() => expireOne(container, account_id, at, outcome))
    }
    if (!page.next || Date.now() > until) {
      return
    }
    page = await service.accountsWithEndedPoints(at, page.next, BATCH)
  }
}

const expireOne = (container: MedusaContainer, account_id: string, at: Date, outcome: MaintainedLedger): Promise<void> =>
  orNote(container, outcome, account_id, async () => {
    outcome.expired_points += await container.resolve<RewardPointsService>(REWARD_POINTS).expireAccount(account_id, at)
    outcome.expired_accounts += 1
  })

/** A debit whose cart did not become an order, as after a crash, is given back; one whose cart did is the order's to settle. */
const decideRedemptions = async (container: MedusaContainer, at: Date, outcome: MaintainedLedger): Promise<void> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const undecided = await service.undecidedRedemptions(new Date(at.getTime() - UNDECIDED_MINUTES * MINUTE), BATCH)
  for (const redemption of undecided) {
    await orNote(container, outcome, redemption.cart_id, async () => {
      const order_id = await undoUndecided(container, redemption)
      outcome.restored_carts += order_id ? 0 : 1
    })
  }
}

const orNote = async (container: MedusaContainer, outcome: MaintainedLedger, subject: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    outcome.failed.push(subject)
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`reward points: ${subject} could not be maintained: ${errorMessage(error)}`)
  }
}

export const maintainLedgerWorkflowId = "maintain-points-ledger"

/**
 * Writes down what has expired, and gives back debits whose cart did not become an order. It can be
 * repeated at any time. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await maintainLedgerWorkflow(container).run({ input: {} })
 *
 * @summary Write down expired points and decide what a crash left open.
 */
export const maintainLedgerWorkflow = createWorkflow(maintainLedgerWorkflowId, (input: MaintainLedgerInput) => new WorkflowResponse(maintainLedgerStep(input)))
