import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { settleFreeProductsStep } from "../free-products/steps/settle-free-products"
import { keepOrderPointsWorkflow } from "../reward-points/keep-order-points"
import { NOT_RECORDED, type KeptPoints } from "../reward-points/order/keep-points"
import { refuseUnkeptPointsStep } from "../reward-points/steps/keep-points"
import { settleLevelsStep } from "../loyalty-levels/steps/settle-levels"
import { settleOccasionsStep } from "../occasions/settle-occasions"
import { settlePointsStep } from "../reward-points/steps/settle-points"
import { settleReferralStep } from "../referrals/settle-order-referral"
import { giveReferralBackStep } from "../referrals/steps/give-referral-back"
import { giveCodesBackStep } from "../rewards/steps/give-codes-back"
import { isRecordedStep, noteFollowedStep, recordPurchasesStep, type RecordPurchasesInput } from "../purchases/steps/record-purchases"

/** See {@link RecordPurchasesInput}. */
export type FollowOrderInput = RecordPurchasesInput

export const followOrderWorkflowId = "follow-b2b-order"

/**
 * Does everything that follows from how an order stands now. Every event of an order starts it, and so
 * does the reconciliation; it can be repeated at any time. The slices take their turns in this order:
 *
 * 1. what points paid is put back, where the order lost it: the purchases are what is paid in money.
 *    Of an order of which nothing is recorded, nobody knows yet what points paid;
 * 2. the purchases are recorded;
 * 3. what they cause is settled. Another run may have recorded newer purchases since step 2: a slice
 *    reads them again (`readPurchases`), or settles by the revision that step 2 hands over and leaves
 *    alone what was settled from a later one. Of an order that is recorded only now, what points paid
 *    is known only now: steps 1 to 3 are done once more;
 * 4. free products that were cancelled or came back are given back to the limits of their rules, occasions give what they give for the order, or take it back, a cancelled order gives its personal
 *    codes and the friend's discount back, and the levels of who bought are brought in line: after the points, which they may ask for.
 *    Then the referral that the order is the first order of, if any, goes on, and gives or takes back what it gives;
 * 5. the order is noted as followed. An error, or a process that dies before, leaves it to the
 *    reconciliation.
 *
 * You can use this workflow within your own customizations.
 *
 * @example
 * await followOrderWorkflow(container).run({ input: { order_id: "order_1" } })
 *
 * @summary Do everything that follows from an order. Answers `{ purchases, changed }`.
 */
export const followOrderWorkflow = createWorkflow(followOrderWorkflowId, (input: FollowOrderInput) => {
  const of_order = transform({ input }, ({ input }) => ({ order_id: input.order_id }))
  const { is_recorded } = isRecordedStep(of_order)
  const found = when("order-is-recorded", { is_recorded }, ({ is_recorded }) => is_recorded).then(() => keepOrderPointsWorkflow.runAsStep({ input: of_order }))
  const kept = transform({ found }, ({ found }): KeptPoints => found ?? NOT_RECORDED)
  const recorded = recordPurchasesStep(transform({ input, is_recorded, kept }, ({ input, is_recorded }) => ({ ...input, is_new: !is_recorded })))
  settlePointsStep(transform({ input, recorded }, ({ input, recorded }) => ({ order_id: input.order_id, recorded })))
  const late = transform({ kept, recorded }, ({ kept, recorded }) => !kept.is_known && recorded.purchases.some(({ points_value, order_version }) => order_version > 1 && points_value !== "0"))
  when("order-is-recorded-late", { late }, ({ late }) => late).then(() => {
    const kept_late = keepOrderPointsWorkflow.runAsStep({ input: of_order }).config({ name: "keep-points-of-late-order" })
    const recorded_late = recordPurchasesStep(transform({ input, kept_late }, ({ input }) => input)).config({ name: "record-late-order" })
    settlePointsStep(transform({ input, recorded_late }, ({ input, recorded_late }) => ({ order_id: input.order_id, recorded: recorded_late }))).config({ name: "settle-points-of-late-order" })
    refuseUnkeptPointsStep(transform({ input, kept_late }, ({ input, kept_late }) => ({ order_id: input.order_id, waits: kept_late.waits }))).config({ name: "refuse-unkept-points-of-late-order" })
  })
  settleFreeProductsStep(transform({ input, recorded }, ({ input, recorded }) => ({ order_id: input.order_id, has_free_products: recorded.has_free_products })))
  settleOccasionsStep(transform({ input, recorded }, ({ input, recorded }) => ({ order_id: input.order_id, purchases: recorded.purchases })))
  giveCodesBackStep(transform({ input, recorded }, ({ input, recorded }) => ({ order_id: input.order_id, purchases: recorded.purchases })))
  giveReferralBackStep(transform({ input, recorded }, ({ input, recorded }) => ({ order_id: input.order_id, purchases: recorded.purchases })))
  refuseUnkeptPointsStep(transform({ input, kept }, ({ input, kept }) => ({ order_id: input.order_id, waits: kept.waits })))
  settleLevelsStep(transform({ input, recorded }, ({ input, recorded }) => ({ order_id: input.order_id, purchases: recorded.purchases, former_customers: recorded.former_customers })))
  settleReferralStep(transform({ input, recorded }, ({ input, recorded }) => ({ order_id: input.order_id, purchases: recorded.purchases, cart_id: recorded.cart_id })))
  noteFollowedStep(transform({ input, recorded }, ({ input, recorded }) => ({ order_id: input.order_id, read_at: recorded.read_at })))
  return new WorkflowResponse(transform({ recorded }, ({ recorded }) => ({ purchases: recorded.purchases, changed: recorded.changed })))
})
