/** Orders without an account, and the links to what is held of them. */
import type { HttpTypes } from "@medusajs/framework/types"
import type { AdminHeldOrdersResponse, StorePointsClaimed } from "../../src/types/reward-points"
import { asAdmin, ok } from "./api"
import { complete, makeCart, session, startPayment, type Line } from "./carts"
import type { Buyer } from "./customers"
import { eventually } from "./eventually"
import type { Shop } from "./shops"

/** An e-mail address that nobody has yet. */
export const newEmail = (): string => `guest-${testApp.nextNumber()}@tests.example`

/** An order of somebody who is not logged in. @param before what happens to the cart before it is completed */
export const orderAsGuest = async (shop: Shop, email: string, items: Line[], before?: (cart_id: string) => Promise<void>): Promise<HttpTypes.StoreOrder> => {
  const buying = session(shop)
  const { id } = await makeCart(buying, items)
  await ok(buying.client.post(`/store/carts/${id}`, { email }))
  await ok(buying.client.post(`/store/carts/${id}/shipping-methods`, { option_id: shop.shippingOptionId }))
  await startPayment(buying, id)
  await before?.(id)
  return complete(buying, id)
}

/** What an admin sees that is held for a customer. */
export const heldFor = ({ customerId }: Pick<Buyer, "customerId">) => ok<AdminHeldOrdersResponse>(asAdmin().get("/admin/reward-points/held-orders", { customer_id: customerId }))

/** Waits until so many points are held for a customer. */
export const untilHeld = (buyer: Pick<Buyer, "customerId">, points: number) => eventually(async () => ((await heldFor(buyer)).points === points ? true : undefined))

/** What a link's template was given. */
export type SentLink = { to: string; data: { points: number; orders: number; name_singular: string; name_plural: string; token: string; expires_at: string; first_name: string | null } }

/** Links that were sent to an address, the oldest first. */
export const linksTo = async (email: string): Promise<SentLink[]> => {
  const sent = await testApp.container.resolve("notification").listNotifications({ to: email, template: "reward-points-claim" }, { order: { created_at: "ASC" } })
  return sent.map(({ to, data }) => ({ to, data: data as SentLink["data"] }))
}

/** The token of the link number `count`, as soon as it is sent. */
export const tokenOf = async (email: string, count = 1): Promise<string> => {
  const links = await eventually(async () => {
    const found = await linksTo(email)
    return found.length >= count ? found : undefined
  })
  return links[count - 1].data.token
}

export const claim = (shop: Shop, buyer: Buyer, token: string) => session(shop, buyer).client.post("/store/customers/me/points/claims", { token })

export const claimed = (shop: Shop, buyer: Buyer, token: string) => ok<StorePointsClaimed>(claim(shop, buyer, token))

export const requestClaim = (shop: Shop, buyer: Buyer) => session(shop, buyer).client.post("/store/customers/me/points/claim-requests")
