import { createWorkflow, transform, when, WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import {
  computeAdjustmentsForPreviewWorkflow,
  createOrderChangeActionsWorkflow,
  updateOrderChangeActionsStep,
  useQueryGraphStep,
} from "@medusajs/medusa/core-flows"
import type { TypedLine } from "../../modules/tier-pricing/storage/typed-lines"
import { noteTypedLineStep, orderPriceActionsStep, planOrderPricesStep, updateOrderLineFlagsStep } from "./steps/order-prices"

export const repriceOrderEditWorkflowId = "reprice-order-edit"

export type RepriceOrderEditInput = {
  order_id: string
  /** A new line whose price a person has just typed: it is left alone from now on. */
  typed?: TypedLine | null
}

/** What core computes the promotions of an edit from. */
const ORDER_FIELDS = [
  "id",
  "status",
  "version",
  "currency_code",
  "email",
  "canceled_at",
  "sales_channel_id",
  "region_id",
  "customer_id",
  "customer.*",
  "customer.groups.*",
  "promotions.*",
  "subtotal",
  "items.*",
  "items.subtotal",
  "items.product.id",
  "items.product_id",
  "items.adjustments.*",
  "shipping_methods.*",
  "shipping_methods.adjustments.*",
  "shipping_methods.shipping_option_id",
  "shipping_address.*",
]

/**
 * Makes the lines that an open order edit adds cost what the customer pays for these quantities.
 * Lines that are ordered already keep their price; they count toward pooled quantities. A line whose
 * price a person typed in is left alone. Answers `{ changed }`.
 */
export const repriceOrderEditWorkflow = createWorkflow(repriceOrderEditWorkflowId, (input: WorkflowData<RepriceOrderEditInput>) => {
  noteTypedLineStep({ typed: input.typed })
  const plan = planOrderPricesStep({ order_id: input.order_id, only_new: true })
  when("edit-lines-change", { plan }, ({ plan }) => plan.changed).then(() => {
    updateOrderLineFlagsStep(plan)
    const actions = orderPriceActionsStep(plan)
    updateOrderChangeActionsStep(actions.update)
    createOrderChangeActionsWorkflow.runAsStep({ input: actions.create })
  })
  when("edit-has-promotions", { plan }, ({ plan }) => plan.refreshes_promotions).then(() => {
    const orders = useQueryGraphStep({ entity: "order", fields: ORDER_FIELDS, filters: { id: input.order_id } }).config({ name: "repriced-order" })
    const changes = useQueryGraphStep({
      entity: "order_change",
      fields: ["id", "status", "version", "actions.*", "carry_over_promotions"],
      filters: { order_id: input.order_id, status: ["pending", "requested"] },
    }).config({ name: "repriced-order-change" })
    const current = transform({ orders, changes }, ({ orders, changes }) => ({ order: orders.data[0], orderChange: changes.data[0] }))
    computeAdjustmentsForPreviewWorkflow.runAsStep({ input: current })
  })
  return new WorkflowResponse({ changed: plan.changed })
})
