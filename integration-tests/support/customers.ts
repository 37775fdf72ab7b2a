import type { HttpTypes } from "@medusajs/framework/types"
import { asAdmin, asStranger, ok } from "./api"
import type { Shop } from "./shops"

/** A customer who is logged in. */
export type Buyer = { customerId: string; email: string; token: string }

/** A customer group. Returns its id. */
export const makeGroup = async (name = `Group ${testApp.nextNumber()}`): Promise<string> => {
  const { customer_group } = await ok<HttpTypes.AdminCustomerGroupResponse>(
    asAdmin().post("/admin/customer-groups", { name })
  )
  return customer_group.id
}

/** Puts customers into a group. */
export const joinGroup = (groupId: string, ...customerIds: string[]) =>
  ok(asAdmin().post(`/admin/customer-groups/${groupId}/customers`, { add: customerIds }))

/** Takes customers out of a group. */
export const leaveGroup = (groupId: string, ...customerIds: string[]) =>
  ok(asAdmin().post(`/admin/customer-groups/${groupId}/customers`, { remove: customerIds }))

/** A customer who has registered and logged in as buyers do, in the given groups; with an address of his own unless one is given. */
export const makeBuyer = async (shop: Pick<Shop, "publishableKey">, groupIds: string[] = [], email = `buyer-${testApp.nextNumber()}@tests.example`): Promise<Buyer> => {
  const credentials = { email, password: "a long password" }
  const { token: registration } = await ok<{ token: string }>(
    asStranger().post("/auth/customer/emailpass/register", credentials)
  )
  const newcomer = asStranger({
    authorization: `Bearer ${registration}`,
    "x-publishable-api-key": shop.publishableKey,
  })
  const { customer } = await ok<HttpTypes.StoreCustomerResponse>(newcomer.post("/store/customers", { email }))
  for (const group of groupIds) await joinGroup(group, customer.id)
  return { customerId: customer.id, email, token: await logIn(credentials) }
}

/** A customer's token. */
export const logIn = async (credentials: { email: string; password: string }): Promise<string> => {
  const { token } = await ok<{ token: string }>(asStranger().post("/auth/customer/emailpass", credentials))
  return token
}
