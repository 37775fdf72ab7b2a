import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, PaymentSessionStatus } from "@medusajs/framework/utils"
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { RefusalError } from "../../shared/refusal-error"
import { amount, isSameMoney, toNumber, type Amount } from "../../shared/money"
import type { Refusal } from "../../shared/refusal"
import { takeFreeProductsTurn, type FreeProductsTurn } from "../free-products/cart/turn"
import { takeRedemptionTurn } from "../reward-points/cart/redemption-turn"
import { orderOfCart } from "../reward-points/cart/undecided"
import { DISCOUNT_FIELDS, discountRefusal } from "../referrals/discount/working-discount"
import { refuseCodes } from "../rewards/codes/complete"
import { CODE_FIELDS, codesOn, sortCodes } from "../rewards/codes/working-codes"
import { reconcileCartWorkflow } from "./reconcile-cart"
import { requireLogin } from "./require-login"

/**
 * Makes a cart right whose completion through the route was refused, or failed: one of the hooks found
 * that it is not what the reconcile would make of it, or none came so far. When its total changed, or is
 * not the amount that the buyer was asked to pay, that is the answer; its payment sessions are then void.
 *
 * Where the money for exactly this cart is authorized or captured already, prices stay as they were
 * authorized, as at the other door: a payment that is voided here would be held or taken for nothing.
 *
 * @throws RefusalError `login_required` (see `requireLogin`); `cart_changed` with the reason of each personal code, and of the friend's discount, that was taken off; `no_price` where a line has no price any
 *   more, with the lines in `values`; `cart_changed` with `free_products_changed` and why less is given; `cart_changed` with `cart_total_before` and `cart_total_after`, in major units
 */
export const mendUncompleted = async (container: MedusaContainer, cart_id: string): Promise<void> => {
  const before = await readTotal(container, cart_id)
  if (!before || before.is_completed) {
    return
  }
  await requireLogin(container, before)
  const isAsAsked = isSameMoney(before.total, before.asked, before.currency_code)
  if (before.is_authorized && isAsAsked) {
    return
  }
  // Its process died before the cart was noted as completed: nothing of it is changed any more.
  if (await orderOfCart(container, cart_id)) {
    return
  }
  await takeOffRefusedCodes(container, before)
  const { result } = await reconcileCartWorkflow(container).run({ input: { cart_id } })
  if (result.unpriced.length) {
    throw new RefusalError("no_price", [
      { path: "items", reason: "no_price", message: "are not for sale any more: take them out of the cart", values: result.unpriced },
    ])
  }
  const free_products = await takeFreeProductsTurn(container, cart_id)
  const points = await takeRedemptionTurn(container, cart_id, true)
  if (!result.changed && !free_products.changed && !points.changed && isAsAsked) {
    return
  }
  await refreshCartItemsWorkflow(container).run({ input: { cart_id } })
  const after = await readTotal(container, cart_id)
  if (free_products.changed) {
    // Also where the total is the same: the buyer has seen other goods.
    throw new RefusalError("cart_changed", changedFreeProducts(free_products), { cart_total_before: toNumber(before.asked), cart_total_after: toNumber((after ?? before).total) })
  }
  if (!after || isSameMoney(before.asked, after.total, after.currency_code)) {
    return
  }
  throw new RefusalError(
    "cart_changed",
    [{ path: "cart", reason: "cart_changed", message: `${points.changed && !result.changed ? "what points pay has changed" : "prices have changed"}: the cart now costs ${after.total.toFixed()} instead of ${before.asked.toFixed()}; start a new payment for it` }],
    { cart_total_before: toNumber(before.asked), cart_total_after: toNumber(after.total) }
  )
}

const changedFreeProducts = ({ reasons }: FreeProductsTurn): Refusal[] => [
  { path: "free_products", reason: "free_products_changed", message: "the free products of the cart have changed: look at it again" },
  ...reasons.map(({ rule_id, name, reason }) => ({ path: "free_products", reason, message: `of "${name}" less is given than it says (${reason.replaceAll("_", " ")})`, values: [rule_id] })),
]

/** A personal code, or a friend's discount, that does not work here is taken off, and that is said: the cart costs more without it. */
const takeOffRefusedCodes = async (container: MedusaContainer, before: Total): Promise<void> => {
  const at = new Date()
  const codes = await sortCodes(container, before.found, codesOn(before.found), at)
  const discount = await discountRefusal(container, before.found, at)
  const refused = [...codes.refused.map(({ refusal }) => refusal), ...(discount ? [discount] : [])]
  if (!refused.length) {
    return
  }
  await refreshCartItemsWorkflow(container).run({ input: { cart_id: before.id } })
  const after = await readTotal(container, before.id)
  refuseCodes(refused, { cart_total_before: toNumber(before.asked), cart_total_after: toNumber((after ?? before).total) })
}

type Total = {
  id: string
  customer_id: string | null
  currency_code: string
  total: Amount
  /** What the payment of the cart is for; the total where no payment was begun. */
  asked: Amount
  /** A payment provider holds the money, or has it. */
  is_authorized: boolean
  is_completed: boolean
  found: unknown
}

const FIELDS = [...new Set([...CODE_FIELDS, ...DISCOUNT_FIELDS, "total", "completed_at", "payment_collection.amount", "payment_collection.payment_sessions.status"])]

const AUTHORIZED: string[] = [PaymentSessionStatus.AUTHORIZED, PaymentSessionStatus.CAPTURED]

const readTotal = async (container: MedusaContainer, cart_id: string): Promise<Total | null> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "cart", fields: FIELDS, filters: { id: cart_id } })
  const [cart] = data
  if (!cart) {
    return null
  }
  const total = amount(Number(cart.total))
  const asked = cart.payment_collection ? amount(Number(cart.payment_collection.amount)) : total
  const sessions: ({ status: string } | null)[] = cart.payment_collection?.payment_sessions ?? []
  return {
    id: cart.id,
    customer_id: cart.customer_id ?? null,
    currency_code: cart.currency_code,
    total,
    asked,
    is_authorized: sessions.some((session) => session && AUTHORIZED.includes(session.status)),
    is_completed: Boolean(cart.completed_at),
    found: cart,
  }
}
