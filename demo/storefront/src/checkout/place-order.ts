import type { HttpTypes } from "@medusajs/types"
import { problemText } from "../shop/problem.ts"
import type { Shop } from "../shop/shop.tsx"

/** What came of an attempt to order. */
export type Placed =
  | { type: "ordered"; order: HttpTypes.StoreOrder }
  /** Prices or rules have changed since the buyer looked: nothing was ordered, the cart is right now. */
  | { type: "cart_changed"; before: number; after: number | null }
  /** The shop sells to logged-in buyers only. */
  | { type: "login_required" }
  | { type: "refused"; message: string }

/** Opens a payment session for the cart as it is, and orders. Rejects only when the shop cannot be reached. */
export async function placeOrder(shop: Shop, cart: HttpTypes.StoreCart, providerId: string): Promise<Placed> {
  if (cart.total > 0) {
    try {
      await shop.sdk.store.payment.initiatePaymentSession(cart, { provider_id: providerId })
    } catch (error) {
      return { type: "refused", message: problemText(error) }
    }
  }
  const response = await complete(shop, cart.id)
  return readAnswer(response.status, await response.json().catch(() => null), cart.total)
}

/** Not through the client of the SDK: that keeps only the message of an error, and drops its code and totals. */
async function complete({ config, sdk }: Shop, cartId: string): Promise<Response> {
  const token = await sdk.client.getToken()
  return fetch(`${config.medusa_url.replace(/\/$/, "")}/store/carts/${cartId}/complete`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-publishable-api-key": config.publishable_key,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: "{}",
  })
}

interface Answer {
  type?: string
  code?: string
  message?: string
  order?: HttpTypes.StoreOrder
  error?: { message?: string }
  cart_total_before?: number
  cart_total_after?: number
}

function readAnswer(status: number, answer: Answer | null, agreed: number): Placed {
  if (answer?.type === "order" && answer.order) {
    return { type: "ordered", order: answer.order }
  }
  if (status === 409 && answer?.code === "cart_changed") {
    return { type: "cart_changed", before: answer.cart_total_before ?? agreed, after: answer.cart_total_after ?? null }
  }
  if (answer?.code === "login_required") {
    return { type: "login_required" }
  }
  const said = answer?.error?.message ?? answer?.message
  return { type: "refused", message: said ? problemText(new Error(said)) : "The order was not accepted." }
}
