/** What the route of a completion and the hooks that it runs through know of each other. */
import { currentPriceRequest, type CompletedCart } from "../../modules/tier-pricing/price-request"
import { RefusalError } from "../../shared/refusal-error"

/** States in which the cart is compared with what the reconcile would make of it. */
const COMPARED: string[] = ["unseen", "right"] satisfies CompletedCart["state"][]

/**
 * This request completes the cart, through the route: it is refused where it is not as it should be now,
 * and made right before the answer. The other door, a payment webhook, keeps a cart as it was authorized.
 */
export const isCompared = (cart_id: string): boolean => {
  const completes = currentPriceRequest()?.completes
  return completes?.cart_id === cart_id && COMPARED.includes(completes.state)
}

/** Notes what is known of the cart that this request completes. */
export const noteCompleted = (state: CompletedCart["state"]): void => {
  const completes = currentPriceRequest()?.completes
  if (completes) {
    completes.state = state
  }
}

/** The refusal of a cart that is not as it should be: the route makes it right. */
export const staleCart = (): RefusalError => {
  noteCompleted("stale")
  return new RefusalError("cart_changed", [{ path: "cart", reason: "cart_changed", message: "the cart is not up to date: look at it again" }])
}
