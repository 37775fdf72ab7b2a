import { createWorkflow, when, WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import {
  beginDraftOrderEditWorkflow,
  computeDraftOrderAdjustmentsWorkflow,
  confirmDraftOrderEditWorkflow,
  createOrderChangeActionsWorkflow,
  updateOrderChangeActionsStep,
} from "@medusajs/medusa/core-flows"
import type { TypedLine } from "../../modules/tier-pricing/storage/typed-lines"
import { noteTypedLineStep, orderPriceActionsStep, planOrderPricesStep, updateOrderLineFlagsStep } from "./steps/order-prices"

export const repriceDraftOrderWorkflowId = "reprice-draft-order"

export type RepriceDraftOrderInput = {
  order_id: string
  /** The admin who does it, e.g. by choosing a customer; empty for none. */
  user_id: string
  /** A line whose price a person has just typed: it is left alone from now on. */
  typed?: TypedLine | null
}

/**
 * Makes the lines of a draft order cost what its customer pays for these quantities. Core prices a
 * line when it is added, and keeps that price when the quantity changes or the customer is chosen
 * later. A line whose price a person typed in is left alone.
 *
 * An open edit gets the prices; with none open, one is begun and confirmed. Answers `{ changed }`.
 */
export const repriceDraftOrderWorkflow = createWorkflow(repriceDraftOrderWorkflowId, (input: WorkflowData<RepriceDraftOrderInput>) => {
  noteTypedLineStep({ typed: input.typed })
  const plan = planOrderPricesStep({ order_id: input.order_id, only_new: false })
  when("draft-needs-an-edit", { plan }, ({ plan }) => plan.opens_edit).then(() => {
    beginDraftOrderEditWorkflow.runAsStep({ input: { order_id: input.order_id, created_by: input.user_id, internal_note: "Prices of the customer" } })
  })
  when("draft-lines-change", { plan }, ({ plan }) => plan.changed).then(() => {
    updateOrderLineFlagsStep(plan)
    const actions = orderPriceActionsStep(plan)
    updateOrderChangeActionsStep(actions.update)
    createOrderChangeActionsWorkflow.runAsStep({ input: actions.create })
  })
  when("draft-has-promotions", { plan }, ({ plan }) => plan.refreshes_promotions).then(() => {
    computeDraftOrderAdjustmentsWorkflow.runAsStep({ input: { order_id: input.order_id } })
  })
  when("draft-edit-is-ours", { plan }, ({ plan }) => plan.opens_edit).then(() => {
    confirmDraftOrderEditWorkflow.runAsStep({ input: { order_id: input.order_id, confirmed_by: input.user_id } })
  })
  return new WorkflowResponse({ changed: plan.changed })
})
