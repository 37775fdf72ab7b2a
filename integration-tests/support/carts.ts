import type { HttpTypes } from "@medusajs/framework/types"
import { asBuyer, ok, type Client } from "./api"
import type { Buyer } from "./customers"
import type { Shop } from "./shops"

/** The cart as it is answered: the published type leaves out what is off the goods before tax. */
export type Cart = HttpTypes.StoreCart & { discount_subtotal: number }
export type CartResponse = { cart: Cart }
export type Line = { variant_id: string; quantity: number }

/** A storefront session: a shop, and a buyer or a guest. */
export type Session = { shop: Shop; buyer?: Buyer; client: Client }

export const session = (shop: Shop, buyer?: Buyer, baseUrl?: string): Session => ({
  shop,
  buyer,
  client: asBuyer(shop, buyer, baseUrl),
})

/** A new cart, with lines when given (core's create-with-items), and an address in the country of the shop. */
export const makeCart = async ({ shop, client }: Session, items: Line[] = []): Promise<Cart> => {
  const { cart } = await ok<CartResponse>(
    client.post("/store/carts", {
      region_id: shop.regionId,
      sales_channel_id: shop.salesChannelId,
      shipping_address: addressIn(shop),
      ...(items.length > 0 && { items }),
    })
  )
  return cart
}

/** @returns the cart after the line was added */
export const addLine = async ({ client }: Session, cartId: string, line: Line): Promise<Cart> =>
  (await ok<CartResponse>(client.post(`/store/carts/${cartId}/line-items`, line))).cart

/** @returns the cart after the quantity was changed */
export const setQuantity = async ({ client }: Session, cartId: string, lineId: string, quantity: number): Promise<Cart> =>
  (await ok<CartResponse>(client.post(`/store/carts/${cartId}/line-items/${lineId}`, { quantity }))).cart

/** @returns the cart as it is now */
export const readCart = async ({ client }: Session, cartId: string): Promise<Cart> =>
  (await ok<CartResponse>(client.get(`/store/carts/${cartId}`))).cart

/** E-mail, shipping method and payment session: what is missing until a cart can be completed. Returns the session. */
export const prepareCheckout = async (
  { shop, client, buyer }: Session,
  cartId: string,
  providerId = "pp_system_default"
): Promise<HttpTypes.StorePaymentSession> => {
  const email = buyer?.email ?? `guest-${testApp.nextNumber()}@tests.example`
  await ok(client.post(`/store/carts/${cartId}`, { email, shipping_address: addressIn(shop), billing_address: addressIn(shop) }))
  await ok(client.post(`/store/carts/${cartId}/shipping-methods`, { option_id: shop.shippingOptionId }))
  return startPayment({ shop, client, buyer }, cartId, providerId)
}

/** A payment session of the cart's total; `data` is for its provider. */
export const startPayment = async (
  { client }: Session,
  cartId: string,
  providerId = "pp_system_default",
  data?: Record<string, unknown>
): Promise<HttpTypes.StorePaymentSession> => {
  const { payment_collection } = await ok<HttpTypes.StorePaymentCollectionResponse>(
    client.post("/store/payment-collections", { cart_id: cartId })
  )
  const { payment_collection: ready } = await ok<HttpTypes.StorePaymentCollectionResponse>(
    client.post(`/store/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: providerId, ...(data && { data }) })
  )
  const started = (ready.payment_sessions ?? []).find(({ provider_id }) => provider_id === providerId)
  if (!started) throw new Error(`No payment session of ${providerId}`)
  return started
}

/** Completes a cart that is ready, through the route. */
export const complete = async ({ client }: Session, cartId: string): Promise<HttpTypes.StoreOrder> => {
  const answer = await ok<HttpTypes.StoreCompleteCartResponse>(client.post(`/store/carts/${cartId}/complete`))
  if (answer.type !== "order") throw new Error(`The cart was not completed: ${JSON.stringify(answer.error)}`)
  return answer.order
}

/** From a cart with lines to its order. */
export const placeOrder = async (buying: Session, cartId: string): Promise<HttpTypes.StoreOrder> => {
  await prepareCheckout(buying, cartId)
  return complete(buying, cartId)
}

/** What a payment provider sends when the buyer has paid (see `webhook-payment`). */
export const sendPaymentWebhook = (
  { client }: Session,
  payment: { session_id: string; amount: number; captured?: boolean }
) => client.post("/hooks/payment/webhook_test", payment)

const addressIn = (shop: Shop) => ({
  first_name: "Ada",
  last_name: "Buyer",
  address_1: "Main Street 1",
  city: "Town",
  postal_code: "10000",
  country_code: shop.countryCode,
})
