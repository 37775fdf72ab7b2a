import type { AdminReferral, AdminReferralProgram, StoreReferral } from "../../src/types/referrals"
import type { AdminClient } from "./admin-client"
import { buyerPassword } from "./companies"
import type { SeedResult } from "./index"
import { completeCart, logInAs, openCart, type Store } from "./place-orders"
import { type FriendSeed, friendsOrder, type ReferralProgramInput } from "./referrals"
import { registerBuyer, type StoreClient } from "./store-client"

const root = "/admin/referrals"
/** The shop follows an order a moment after it has answered. */
const PATIENCE_MS = 30_000
const PAUSE_MS = 500

/** Switches the programme on, unless it was ever set: what an admin has changed since stays. */
export async function postReferralProgram(client: AdminClient, program: ReferralProgramInput): Promise<void> {
  const { program: present } = await client.get<{ program: AdminReferralProgram }>(`${root}/program`)
  if (present.revision === 0) await client.post(`${root}/program`, program)
}

/** Lets friends come by the codes of buyers, each once. */
export async function bringFriends(
  client: AdminClient,
  store: Store,
  friends: FriendSeed[],
  seeded: SeedResult,
  progress: (done: number, total: number) => void = () => {}
): Promise<void> {
  for (const [index, friend] of friends.entries()) {
    const [known] = await referralsOf(client, friend)
    const referral = known ?? (await bring(client, store, friend, seeded))
    if (friend.rejected && referral?.state === "in_review") await client.post(`${root}/${referral.id}/reject`, { note: friend.rejected })
    progress(index + 1, friends.length)
  }
}

async function bring(client: AdminClient, store: Store, friend: FriendSeed, { variants, regions }: SeedResult): Promise<AdminReferral | undefined> {
  const code = await codeOf(store, friend.by)
  const buyer = await registered(store, friend)
  const line = { variant_id: variants[friendsOrder.sku], quantity: friendsOrder.quantity }
  const cart = await openCart(buyer, { email: friend.email, region_id: regions["Germany"], items: [line] })
  await buyer.post(`/store/carts/${cart}/referral`, { code, channel: friend.channel })
  if (friend.goes === "taken_off") await buyer.delete(`/store/carts/${cart}/referral`)
  if (friend.goes === "claimed" || friend.goes === "taken_off") return undefined
  const order = await completeCart(buyer, cart)
  const referral = await settled(client, friend)
  if (friend.goes === "canceled") await client.post(`/admin/orders/${order}/cancel`, {})
  return referral
}

/** The buyer's code, drawn if there is none yet. */
async function codeOf(store: Store, email: string): Promise<string> {
  const client = await logInAs(store, email)
  const { referral } = await client.post<{ referral: StoreReferral }>("/store/customers/me/referral/code", {})
  if (!referral.code) throw new Error(`${email} was given no code: ${referral.status}`)
  return referral.code
}

async function registered(store: Store, { email, first_name, last_name, company, address }: FriendSeed): Promise<StoreClient> {
  const account = { email, password: buyerPassword, first_name, last_name, company_name: company }
  const client = await registerBuyer(store.base, store.publishableKey, account)
  const { addresses } = await client.get<{ addresses: unknown[] }>("/store/customers/me/addresses")
  if (addresses.length === 0) {
    const names = { first_name, last_name, company, address_name: company }
    await client.post("/store/customers/me/addresses", { ...names, ...address, is_default_shipping: true, is_default_billing: true })
  }
  return client
}

/** Once the order is followed: in review, or rewarded, as nothing is held back. */
async function settled(client: AdminClient, friend: FriendSeed): Promise<AdminReferral | undefined> {
  let referral: AdminReferral | undefined
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))) {
    ;[referral] = await referralsOf(client, friend)
    if (referral && referral.order && referral.state !== "claimed" && referral.state !== "qualified") break
  }
  return referral
}

async function referralsOf(client: AdminClient, { email }: FriendSeed): Promise<AdminReferral[]> {
  const { referrals } = await client.get<{ referrals: AdminReferral[] }>(`${root}?${new URLSearchParams({ q: email, limit: "10" })}`)
  return referrals.filter(({ friend }) => friend.email === email)
}
