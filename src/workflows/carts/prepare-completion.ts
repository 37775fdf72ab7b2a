import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { RefusalError } from "../../modules/tier-pricing/refusals"
import { amount, isEqual, toNumber } from "../../shared/money"
import { reconcileCartWorkflow } from "./reconcile-cart"
import { requireLogin } from "./require-login"

/**
 * The first door of completion, the route: the cart is reconciled, and when its total changed
 * nothing completes. The cart is then already right, and its payment sessions are void.
 *
 * @throws RefusalError `login_required` (see `requireLogin`); `cart_changed` with `cart_total_before` and `cart_total_after`, in major units
 */
export const prepareCompletion = async (container: MedusaContainer, cart_id: string): Promise<void> => {
  const before = await readTotal(container, cart_id)
  if (!before || before.is_completed) {
    return
  }
  await requireLogin(container, before)
  const { result } = await reconcileCartWorkflow(container).run({ input: { cart_id } })
  if (!result.changed) {
    return
  }
  await refreshCartItemsWorkflow(container).run({ input: { cart_id } })
  const after = await readTotal(container, cart_id)
  if (!after || isEqual(before.total, after.total)) {
    return
  }
  throw new RefusalError(
    "cart_changed",
    [{ path: "cart", reason: "cart_changed", message: `prices have changed: the cart now costs ${after.total.toFixed()} instead of ${before.total.toFixed()}; start a new payment for it` }],
    { cart_total_before: toNumber(before.total), cart_total_after: toNumber(after.total) }
  )
}

const readTotal = async (container: MedusaContainer, cart_id: string) => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "cart", fields: ["id", "customer_id", "total", "completed_at"], filters: { id: cart_id } })
  const [cart] = data
  return cart
    ? { id: cart.id, customer_id: cart.customer_id, total: amount(Number(cart.total)), is_completed: Boolean(cart.completed_at) }
    : null
}
