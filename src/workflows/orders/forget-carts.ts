import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { B2B_COMPANIES } from "../../modules/companies/key"
import type { CompaniesService } from "../../modules/companies/service"
import { PURCHASES } from "../../modules/purchases/key"
import type { PurchasesService } from "../../modules/purchases/service"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { resting } from "../../runtime/resting"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A cart that nobody has changed for this long is no cart any more. */
const CART_DAYS = 90

/** Who completes at the same moment is a matter of minutes. */
const TURN_DAYS = 1

/** Rows that are read, and forgotten, at once. */
const BATCH = 500

/** A sweep that has worked for so long leaves the rest to the next one, which starts soon. */
const PATIENCE = MINUTE

/**
 * @property now As if it were then, ISO 8601; now by default
 * @property batch Rows that are forgotten at once
 */
export type ForgetCartsInput = { now?: string; batch?: number }

/** What carts would earn, for which companies they were bought, and turns of completions: how many of each were forgotten. */
export type ForgottenCarts = { awards: number; companies: number; turns: number }

/** What one kind of memory of carts offers: its oldest carts, and how to forget some of them. */
type Memory = { oldest: (limit: number, kept: number) => Promise<string[]>; forget: (cart_ids: string[]) => Promise<number> }

const forgetCartsStep = createStep("forget-old-carts", async ({ now, batch = BATCH }: ForgetCartsInput, { container }) => {
  const at = now ? new Date(now).getTime() : Date.now()
  const old = new Date(at - CART_DAYS * DAY)
  const points = container.resolve<RewardPointsService>(REWARD_POINTS)
  const companies = container.resolve<CompaniesService>(B2B_COMPANIES)
  const awards: Memory = { oldest: (limit, kept) => points.cartsOfOldAwards(old, limit, kept), forget: (cart_ids) => points.forgetOldAwards(cart_ids, old) }
  const choices: Memory = { oldest: (limit, kept) => companies.cartsBefore(old, limit, kept), forget: (cart_ids) => companies.forgetCarts(cart_ids, old) }
  const until = Date.now() + PATIENCE
  return new StepResponse({
    awards: await forgetAll(container, awards, batch, until),
    companies: await forgetAll(container, choices, batch, until),
    turns: await forgetTurns(container, new Date(at - TURN_DAYS * DAY), batch, until),
  })
})

const forgetAll = async (container: MedusaContainer, { oldest, forget }: Memory, batch: number, until: number): Promise<number> => {
  let [forgotten, kept] = [0, 0]
  for (;;) {
    const cart_ids = await oldest(batch, kept)
    const free = await withoutOpenOrder(container, cart_ids)
    forgotten += free.length ? await resting(() => forget(free)) : 0
    kept += cart_ids.length - free.length
    if (cart_ids.length < batch || Date.now() > until) {
      return forgotten
    }
  }
}

/** Those of the carts that are no order, or one whose points and purchases are recorded: after an outage an order may wait for weeks. */
const withoutOpenOrder = async (container: MedusaContainer, cart_ids: string[]): Promise<string[]> => {
  if (!cart_ids.length) {
    return []
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order_cart", fields: ["cart_id", "order_id"], filters: { cart_id: cart_ids } })
  const open = new Set(await container.resolve<PurchasesService>(PURCHASES).neverFollowedOf(data.map(({ order_id }) => order_id)))
  const needed = new Set(data.filter(({ order_id }) => open.has(order_id)).map(({ cart_id }) => cart_id))
  return cart_ids.filter((cart_id) => !needed.has(cart_id))
}

const forgetTurns = async (container: MedusaContainer, before: Date, batch: number, until: number): Promise<number> => {
  let forgotten = 0
  for (;;) {
    const turns = await resting(() => container.resolve<PurchasesService>(PURCHASES).forgetTurnsBefore(before, batch))
    forgotten += turns
    if (turns < batch || Date.now() > until) {
      return forgotten
    }
  }
}

export const forgetCartsWorkflowId = "forget-b2b-carts"

/**
 * Forgets what is remembered of carts that nobody has completed or changed for a long time, and of
 * those that are orders whose points and purchases are recorded. What an order still needs stays. It
 * can be repeated at any time. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await forgetCartsWorkflow(container).run({ input: {} })
 *
 * @summary Forget what is remembered of old carts. Answers `{ awards, companies, turns }`.
 */
export const forgetCartsWorkflow = createWorkflow(forgetCartsWorkflowId, (input: ForgetCartsInput) => new WorkflowResponse(forgetCartsStep(input)))
