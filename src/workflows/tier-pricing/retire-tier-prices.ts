import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { TIER_PRICING } from "../../modules/tier-pricing/key"
import type { TierPricingService } from "../../modules/tier-pricing/service"
import { reconcileCartWorkflow } from "../carts/reconcile-cart"

/** Carts read at once: memory stays the same however many there are. */
const BATCH = 100

export type RetiredCarts = { seen: number; changed: number; failed: string[] }

/** From now on no rule applies; undone by letting them apply again. */
const setRetiredStep = createStep(
  "set-tier-prices-retired",
  async ({ retired }: { retired: boolean }, { container }) => {
    await container.resolve<TierPricingService>(TIER_PRICING).setRetired(retired)
    return new StepResponse(void 0, !retired)
  },
  async (before, { container }) => {
    if (before !== undefined) {
      await container.resolve<TierPricingService>(TIER_PRICING).setRetired(before)
    }
  }
)

/** Prices every open cart anew. A cart that fails is named and the others go on: the command can be repeated. */
const repriceOpenCartsStep = createStep("reprice-open-carts", async (_input: { retired: boolean }, { container }) => {
  const carts: RetiredCarts = { seen: 0, changed: 0, failed: [] }
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  let page = await service.pricedCartsAfter("", BATCH)
  while (page.length) {
    for (const cart_id of page) {
      carts.seen += 1
      await repriceOne(container, cart_id).then(
        (changed) => (carts.changed += Number(changed)),
        () => carts.failed.push(cart_id)
      )
    }
    page = await service.pricedCartsAfter(page[page.length - 1], BATCH)
  }
  return new StepResponse(carts)
})

const repriceOne = async (container: MedusaContainer, cart_id: string): Promise<boolean> => {
  const { result } = await reconcileCartWorkflow(container).run({ input: { cart_id } })
  if (result.changed) {
    await refreshCartItemsWorkflow(container).run({ input: { cart_id } })
  }
  return result.changed
}

export const retireTierPricesWorkflowId = "retire-tier-prices"

/**
 * Takes tier prices out of all open carts, so that the plugin can be removed: prices return to
 * Medusa's own. The rules stay, and `retired: false` puts them into force again. You can use this
 * workflow within your own customizations.
 *
 * @example
 * const { result } = await retireTierPricesWorkflow(container).run({ input: { retired: true } })
 *
 * @summary Take tier prices out of open carts. Answers `{ seen, changed, failed }`, the ids of failed carts.
 */
export const retireTierPricesWorkflow = createWorkflow(retireTierPricesWorkflowId, (input: { retired: boolean }) => {
  setRetiredStep(input)
  return new WorkflowResponse(repriceOpenCartsStep(input))
})
