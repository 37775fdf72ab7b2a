import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse, type WorkflowData, transform } from "@medusajs/framework/workflows-sdk"
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { redemptionRange, type Intent, type RedemptionInput, type RedemptionRange } from "../../modules/reward-points/domain/redemption"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { accountNotFound } from "../../modules/reward-points/storage/accounts"
import type { RedemptionNote } from "../../modules/reward-points/storage/redemptions"
import type { Refusal } from "../../shared/refusal"
import { RefusalError } from "../../shared/refusal-error"
import { ownCart } from "./cart/cart-points"
import { redemptionInput } from "./cart/redemption-input"
import { takeRedemptionOff } from "./cart/redemption-turn"
import { isUnderWay, orderOfCart, undoUndecided } from "./cart/undecided"
import { chosenWallet, walletsOf } from "./wallets"

/** What a buyer wants; null for nothing any more. */
export type SetCartPointsInput = {
  cart_id: string
  /** The customer of the session. */
  customer_id: string
  points: Intent | null
  /** The wallet; the buyer's own by default. */
  account_id?: string
}

/** Notes the intent, or takes the redemption off; undone by noting what was wanted before, which the cart's next change redeems again. */
const noteIntentStep = createStep(
  "note-points-intent",
  async (input: SetCartPointsInput, { container }) => {
    const service = container.resolve<RewardPointsService>(REWARD_POINTS)
    const cart = await ownCart(container, input.cart_id, input.customer_id)
    if (cart.is_completed) {
      throw new RefusalError("redemption_refused", [{ path: "id", reason: "cart_completed", message: "is an order already" }])
    }
    const before = await service.findRedemption(input.cart_id)
    if (before && isUnderWay(before, new Date()) && !(await orderOfCart(container, input.cart_id))) {
      throw new RefusalError("redemption_refused", [{ path: "id", reason: "completion_under_way", message: "is becoming an order just now: try again in a minute" }])
    }
    if (before && (await undoUndecided(container, before))) {
      throw new RefusalError("redemption_refused", [{ path: "id", reason: "cart_completed", message: "is an order already" }])
    }
    if (input.points === null) {
      await takeRedemptionOff(container, input.cart_id)
    } else {
      await service.noteRedemption(await intentOf(container, { ...input, points: input.points }, cart))
    }
    return new StepResponse(void 0, { cart_id: input.cart_id, before })
  },
  async (undo, { container }) => {
    if (!undo) {
      return
    }
    await takeRedemptionOff(container, undo.cart_id)
    if (undo.before) {
      await container.resolve<RewardPointsService>(REWARD_POINTS).noteRedemption({ ...undo.before, points: 0, value: "0", adjusted: "0" })
    }
  }
)

const intentOf = async (container: MedusaContainer, { customer_id, points, account_id }: SetCartPointsInput & { points: Intent }, cart: Awaited<ReturnType<typeof ownCart>>): Promise<RedemptionNote> => {
  const wallets = await walletsOf(container, customer_id)
  const wallet = account_id ? wallets.find((each) => each.account_id === account_id) : chosenWallet(wallets)
  if (!wallet) {
    throw accountNotFound(account_id ?? "")
  }
  const program = await container.resolve<RewardPointsService>(REWARD_POINTS).readProgram()
  const input = await redemptionInput(container, program, cart, wallet, new Date())
  refuseIntent(points, input)
  return {
    cart_id: cart.id,
    account_id: wallet.account_id,
    customer_id,
    intent: points === "max" ? null : points,
    points: 0,
    value: "0",
    adjusted: "0",
    currency_code: cart.currency_code,
  }
}

/** Why an intent cannot even be noted. What the cart permits is not asked here: the intent is clamped to it. */
const refuseIntent = (points: Intent, input: RedemptionInput): void => {
  const range = redemptionRange(input)
  const reason = refusalOf(points, input, range)
  if (reason) {
    throw new RefusalError("redemption_refused", [reason], { minimum: range.minimum, maximum: range.maximum, step: range.step, available: input.available })
  }
}

const refusalOf = (points: Intent, { available, month_left, settings }: RedemptionInput, { minimum, maximum, step, reason }: RedemptionRange): Refusal | null => {
  const permitted = maximum > 0 ? `must be from ${minimum} to ${maximum} in steps of ${step}` : "cannot be redeemed here"
  const refuse = (code: string): Refusal => ({ path: "points", reason: code, message: `${permitted} (${code.replaceAll("_", " ")})` })
  if (maximum === 0 && reason !== "nothing_to_pay") {
    return refuse(reason === "balance" ? "insufficient_points" : reason ?? "no_value")
  }
  if (points === "max") {
    return null
  }
  if (points > available) {
    return refuse("insufficient_points")
  }
  if (month_left !== null && points > month_left) {
    return refuse("monthly_limit")
  }
  if (points < minimum) {
    return refuse("below_minimum")
  }
  return points % settings.step === 0 ? null : refuse("off_step")
}

export const setCartPointsWorkflowId = "set-cart-points"

/**
 * Redeems points on a buyer's own cart, or takes them off again. The intent is clamped to what the
 * cart permits, now and at every change of it. You can use this workflow within your own
 * customizations.
 *
 * @example
 * await setCartPointsWorkflow(container).run({ input: { cart_id: "cart_1", customer_id: "cus_1", points: "max" } })
 *
 * @summary Redeem points on a cart.
 * @throws RefusalError `cart_not_found`, `account_not_found`; `redemption_refused` with `minimum`,
 *   `maximum`, `step` and `available`, and one of the reasons `insufficient_points`, `below_minimum`,
 *   `off_step`, `monthly_limit`, `may_not_redeem`, `program_off`, `no_value`, `code_in_cart`,
 *   `excluded_group`, `below_minimum_balance`, `cart_completed`, `completion_under_way`
 */
export const setCartPointsWorkflow = createWorkflow(setCartPointsWorkflowId, (input: WorkflowData<SetCartPointsInput>) => {
  noteIntentStep(input)
  refreshCartItemsWorkflow.runAsStep({ input: transform({ input }, ({ input: { cart_id } }) => ({ cart_id })) })
  return new WorkflowResponse(void 0)
})
