import type { UpdateOrderLineItemWithSelectorDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import type { TypedLine } from "../../../modules/tier-pricing/storage/typed-lines"
import { planOrderPrices, type OrderPricePlan } from "../orders/plan-prices"
import { priceActions } from "../orders/price-actions"

/** Notes that a person typed a line's price; undone by forgetting it. */
export const noteTypedLineStep = createStep(
  "note-typed-line",
  async ({ typed }: { typed?: TypedLine | null }, { container }) => {
    if (typed) {
      await container.resolve<TierPricingService>(TIER_PRICING).noteTypedLine(typed)
    }
    return new StepResponse(void 0, typed ?? null)
  },
  async (typed, { container }) => {
    if (typed) {
      await container.resolve<TierPricingService>(TIER_PRICING).forgetTypedLine(typed)
    }
  }
)

/** Says what must become of an order's lines. Changes nothing. */
export const planOrderPricesStep = createStep(
  "plan-order-prices",
  async ({ order_id, only_new }: { order_id: string; only_new: boolean }, { container }) =>
    new StepResponse(await planOrderPrices(container, order_id, only_new))
)

/** Says which actions of the open edit must be made and changed. Changes nothing. */
export const orderPriceActionsStep = createStep(
  "order-price-actions",
  async (plan: OrderPricePlan, { container }) => new StepResponse(await priceActions(container, plan))
)

type LineFlags = { id: string; is_tax_inclusive: boolean; is_discountable: boolean }

/** Stores the tax mode of lines and whether promotions apply to them; undone by storing what was there. */
export const updateOrderLineFlagsStep = createStep(
  "update-order-line-flags",
  async ({ lines }: OrderPricePlan, { container }) => {
    if (!lines.length) {
      return new StepResponse(void 0, [])
    }
    const orders = container.resolve(Modules.ORDER)
    const before = await orders.listOrderLineItems({ id: lines.map(({ id }) => id) }, { select: ["id", "is_tax_inclusive", "is_discountable"], take: null })
    await orders.updateOrderLineItems(lines.map(flagsOf))
    return new StepResponse(
      void 0,
      before.map(({ id, is_tax_inclusive, is_discountable }): LineFlags => ({ id, is_tax_inclusive, is_discountable }))
    )
  },
  async (before, { container }) => {
    if (before?.length) {
      await container.resolve(Modules.ORDER).updateOrderLineItems(before.map(flagsOf))
    }
  }
)

const flagsOf = ({ id, is_tax_inclusive, is_discountable }: LineFlags): UpdateOrderLineItemWithSelectorDTO => ({
  selector: { id },
  data: { is_tax_inclusive, is_discountable },
})
