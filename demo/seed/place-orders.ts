import { buyers } from "./companies"
import type { SeedResult } from "./index"
import type { OrderSeed } from "./loyalty"
import { logInAsBuyer, type StoreClient } from "./store-client"

/** Where the Store API is, and with which key. */
export type Store = { base: string; publishableKey: string }

/** Orders as each buyer would in the storefront, unless the buyer has ordered before. */
export async function placeOrders(store: Store, orders: OrderSeed[], { variants, regions }: SeedResult, progress: (done: number, total: number) => void = () => {}): Promise<void> {
  for (const [index, order] of orders.entries()) {
    const client = await logInAs(store, order.email)
    const { count } = await client.get<{ count: number }>("/store/orders?limit=1&fields=id")
    const items = [{ variant_id: variants[order.sku], quantity: order.quantity }]
    if (count === 0) await completeCart(client, await openCart(client, { email: order.email, region_id: regions["Germany"], items }))
    progress(index + 1, orders.length)
  }
}

/** Tells the shop birthdays, with consent, unless it knows one. */
export async function tellBirthdays(store: Store, birthdays: { email: string; month: number; day: number }[]): Promise<void> {
  for (const { email, month, day } of birthdays) {
    const client = await logInAs(store, email)
    const { loyalty } = await client.get<{ loyalty: { birthday: unknown } }>("/store/customers/me/loyalty")
    if (!loyalty.birthday) await client.post("/store/customers/me/loyalty/birthday", { birthday: { month, day }, consent: true })
  }
}

/** The Store API as one of the demo's buyers. */
export function logInAs({ base, publishableKey }: Store, email: string): Promise<StoreClient> {
  const { password } = buyers.find((one) => one.email === email) ?? { password: "" }
  return logInAsBuyer(base, publishableKey, email, password)
}

type CartSeed = { email: string; region_id: string; items: { variant_id: string; quantity: number }[] }

/** A cart with the buyer's own address; answers its id. */
export async function openCart(client: StoreClient, cartSeed: CartSeed): Promise<string> {
  const { customer } = await client.get<{ customer: { addresses: Record<string, unknown>[] } }>("/store/customers/me?fields=*addresses")
  const address = addressOf(customer.addresses[0] ?? {})
  const { cart } = await client.post<{ cart: { id: string } }>("/store/carts", { ...cartSeed, shipping_address: address, billing_address: address })
  return cart.id
}

/** Orders what is in a cart; answers the order's id. */
export async function completeCart(client: StoreClient, cartId: string): Promise<string> {
  const { shipping_options } = await client.get<{ shipping_options: { id: string }[] }>(`/store/shipping-options?cart_id=${cartId}`)
  await client.post(`/store/carts/${cartId}/shipping-methods`, { option_id: shipping_options[0]?.id })
  const { payment_collection } = await client.post<{ payment_collection: { id: string } }>("/store/payment-collections", { cart_id: cartId })
  await client.post(`/store/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: "pp_system_default" })
  const answer = await client.post<{ type: string; order?: { id: string }; error?: { message?: string } }>(`/store/carts/${cartId}/complete`, {})
  if (answer.type !== "order" || !answer.order) throw new Error(`The cart ${cartId} could not be ordered: ${answer.error?.message ?? answer.type}`)
  return answer.order.id
}

const FIELDS = ["company", "first_name", "last_name", "address_1", "city", "postal_code", "province", "country_code", "phone"]

/** What of a stored address an order has. */
function addressOf(stored: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(FIELDS.filter((name) => stored[name]).map((name) => [name, stored[name]]))
}
