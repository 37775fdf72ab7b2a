import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, PaymentSessionStatus } from "@medusajs/framework/utils"
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { RefusalError } from "../../shared/refusal-error"
import { amount, isSameMoney, toNumber, type Amount } from "../../shared/money"
import { isRedemptionRight, takeRedemptionTurn } from "../reward-points/cart/redemption-turn"
import { POINTS_FIELDS, pointsCartFound } from "../reward-points/cart/snapshot"
import { refuseCodes } from "../rewards/codes/complete"
import { CODE_FIELDS, codesOn, sortCodes } from "../rewards/codes/working-codes"
import { openCart } from "./open-cart"
import { arePricesRight, reconcileCartWorkflow } from "./reconcile-cart"
import { requireLogin } from "./require-login"
import { forPricing, LINE_FIELDS, pricedLines, PRICING_CONTEXT_FIELDS, type CartForPricing, type CartLine } from "./snapshot"

/**
 * The first door of completion, the route: the cart is reconciled, and when its total changed, or is
 * not the amount that the buyer was asked to pay, nothing completes. The cart is then already right,
 * and its payment sessions are void.
 *
 * Where the money for exactly this cart is authorized or captured already, prices stay as they were
 * authorized, as at the other door: a payment that is voided here would be held or taken for nothing.
 *
 * @throws RefusalError `login_required` (see `requireLogin`); `no_price` where a line has no price any
 *   more, with the lines in `values`; `cart_changed` with `cart_total_before` and `cart_total_after`, in major units
 */
export const prepareCompletion = async (container: MedusaContainer, cart_id: string): Promise<void> => {
  const before = await readTotal(container, cart_id)
  if (!before || before.is_completed) {
    return
  }
  await requireLogin(container, before)
  const isAsAsked = isSameMoney(before.total, before.asked, before.currency_code)
  if (before.is_authorized && isAsAsked) {
    return
  }
  await takeOffRefusedCodes(container, before)
  if (isAsAsked && (await isRight(container, before.found))) {
    return
  }
  const { result } = await reconcileCartWorkflow(container).run({ input: { cart_id } })
  if (result.unpriced.length) {
    throw new RefusalError("no_price", [
      { path: "items", reason: "no_price", message: "are not for sale any more: take them out of the cart", values: result.unpriced },
    ])
  }
  const points = await takeRedemptionTurn(container, cart_id, true)
  if (!result.changed && !points.changed && isAsAsked) {
    return
  }
  await refreshCartItemsWorkflow(container).run({ input: { cart_id } })
  const after = await readTotal(container, cart_id)
  if (!after || isSameMoney(before.asked, after.total, after.currency_code)) {
    return
  }
  throw new RefusalError(
    "cart_changed",
    [{ path: "cart", reason: "cart_changed", message: `prices have changed: the cart now costs ${after.total.toFixed()} instead of ${before.asked.toFixed()}; start a new payment for it` }],
    { cart_total_before: toNumber(before.asked), cart_total_after: toNumber(after.total) }
  )
}

/** A personal code that does not work here is taken off, and that is said: the cart costs more without it. */
const takeOffRefusedCodes = async (container: MedusaContainer, before: Total): Promise<void> => {
  const { refused } = await sortCodes(container, before.found, codesOn(before.found), new Date())
  if (!refused.length) {
    return
  }
  await refreshCartItemsWorkflow(container).run({ input: { cart_id: before.id } })
  const after = await readTotal(container, before.id)
  refuseCodes(refused.map(({ refusal }) => refusal), { cart_total_before: toNumber(before.asked), cart_total_after: toNumber((after ?? before).total) })
}

/** Whether a cart, as it was read, is what it would be made. Most are, and are not read again; what is to be changed is read anew. */
const isRight = async (container: MedusaContainer, found: FoundCart): Promise<boolean> => {
  const opened = await openCart(container, forPricing(found))
  const lines = pricedLines((found.items ?? []).filter((line) => line !== null))
  return (await arePricesRight(container, opened, lines)) && isRedemptionRight(container, pointsCartFound(found))
}

/** A cart with all that decides whether it is right. */
type FoundCart = CartForPricing & { items?: (CartLine | null)[] | null }

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
  found: FoundCart
}

/** The total, and what a cart is compared by: read at once. */
const FIELDS = [
  ...new Set([
    ...PRICING_CONTEXT_FIELDS,
    ...POINTS_FIELDS,
    ...CODE_FIELDS,
    ...LINE_FIELDS.map((field) => `items.${field}`),
    "completed_at",
    "payment_collection.amount",
    "payment_collection.payment_sessions.status",
  ]),
]

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
