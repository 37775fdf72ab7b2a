import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { readPointsCart } from "./cart/snapshot"

/** Carts read at once: memory stays the same however many there are. */
const BATCH = 100

/** Carts that were looked at, those that changed, and those that could not be: the workflow can be repeated. */
export type ClampedCarts = { seen: number; changed: number; failed: string[] }

/** Clamps the redemptions of all open carts anew: to nothing where the programme is off. */
export const clampOpenCartsStep = createStep("clamp-open-redemptions", async (_input, { container }) => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const carts: ClampedCarts = { seen: 0, changed: 0, failed: [] }
  let page = await service.redeemingCartsAfter("", BATCH)
  while (page.length) {
    for (const cart_id of page) {
      carts.seen += 1
      await clampOne(container, service, cart_id).then(
        (changed) => (carts.changed += Number(changed)),
        () => carts.failed.push(cart_id)
      )
    }
    page = await service.redeemingCartsAfter(page[page.length - 1], BATCH)
  }
  return new StepResponse(carts)
})

const clampOne = async (container: MedusaContainer, service: RewardPointsService, cart_id: string): Promise<boolean> => {
  const cart = await readPointsCart(container, cart_id)
  // An order that nobody has followed yet, or a cart that was deleted: there is nothing to clamp.
  if (!cart || cart.is_completed) {
    return false
  }
  const before = await service.findRedemption(cart_id)
  await refreshCartItemsWorkflow(container).run({ input: { cart_id } })
  return (await service.findRedemption(cart_id))?.points !== before?.points
}

export const clampOpenCartsWorkflowId = "clamp-open-redemptions"

/**
 * Clamps the redemptions of all open carts anew, as after a change of the programme: where it is off,
 * nothing is redeemed any more. The intents stay. You can use this workflow within your own
 * customizations.
 *
 * @example
 * await clampOpenCartsWorkflow(container).run()
 *
 * @summary Clamp the redemptions of open carts. Answers `{ seen, changed, failed }`, the ids of failed carts.
 */
export const clampOpenCartsWorkflow = createWorkflow(clampOpenCartsWorkflowId, () => new WorkflowResponse(clampOpenCartsStep()))
