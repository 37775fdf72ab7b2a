/**
 * Both doors of completion pass here, the route and a payment webhook: nothing completes at an
 * amount other than the one that the payment is for. Through the route a cart that would be priced
 * otherwise now is refused, and made right; else prices stay as they were authorized. Core's
 * compensation refunds what was captured for what is refused.
 */
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { RefusalError } from "../../shared/refusal-error"
import { amount, isSameMoney, toNumber } from "../../shared/money"
import { z } from "../../shared/schema"
import { isCompared, noteCompleted } from "../carts/completion-by-route"
import { noteRefusal } from "../carts/note-refusal"
import { refuseStalePrices } from "../carts/refuse-stale-prices"
import { requireLogin } from "../carts/require-login"
import { moneyOfMedusa } from "../carts/snapshot"
import { orderOfCart } from "../reward-points/cart/undecided"
import { shareHook } from "./share-hook"

/** What of the cart that core hands over is looked at. */
const completing = z.object({
  id: z.string(),
  currency_code: z.string(),
  customer_id: z.string().nullish(),
  customer: z.object({ id: z.string() }).nullish(),
  completed_at: z.unknown().optional(),
  raw_total: moneyOfMedusa.optional(),
  total: moneyOfMedusa,
  payment_collection: z
    .object({ payment_sessions: z.array(z.object({ amount: moneyOfMedusa, raw_amount: moneyOfMedusa.optional(), status: z.string() })).nullish() })
    .nullish(),
})

type Completing = z.infer<typeof completing>

/** States in which core lets a session pay for the cart. */
const PAYING = ["pending", "requires_more", "authorized", "captured", "pending_authorization"]

shareHook(completeCartWorkflow, "validate", async ({ cart }, { container }) => {
  const seen = completing.parse(cart)
  if (seen.completed_at) {
    return
  }
  try {
    await requireLogin(container, { id: seen.id, customer_id: seen.customer_id ?? seen.customer?.id })
    if (isCompared(seen.id)) {
      await refuseStalePrices(container, cart)
    }
    refuseOtherAmount(seen)
  } catch (error) {
    // Its process died before the cart was noted as completed: the answer is the order.
    if (await orderOfCart(container, seen.id)) {
      return noteCompleted("authorized")
    }
    noteRefusal(error)
    throw error
  }
})

const refuseOtherAmount = (cart: Completing): void => {
  const total = amount(cart.raw_total ?? cart.total)
  const session = cart.payment_collection?.payment_sessions?.find(({ status }) => PAYING.includes(status))
  const paid = session && amount(session.raw_amount ?? session.amount)
  if (paid && !isSameMoney(total, paid, cart.currency_code)) {
    throw new RefusalError(
      "cart_changed",
      [{ path: "cart", reason: "cart_changed", message: `the cart costs ${total.toFixed()}, its payment is for ${paid.toFixed()}; start a new payment for it` }],
      { cart_total_before: toNumber(paid), cart_total_after: toNumber(total) }
    )
  }
}

