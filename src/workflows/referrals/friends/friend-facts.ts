/** What is known of who puts a code on a cart: the only place where a cart becomes input of the kernel of eligibility. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { FriendFacts } from "../../../modules/referrals/domain/eligibility"
import { mailbox } from "../../../modules/referrals/domain/friend-email"
import { normalizedEmail } from "../../../shared/email"
import { isStorable, z } from "../../../shared/schema"
import { belongingOf } from "../../companies/company-members"
import { companyMarks } from "../../companies/find-companies"
import { fullName, personFields, phonesOf, placeFields, placeOf, readPerson, readPlace, taxNumbersOf } from "./people-facts"
import { countOrders } from "./known-buyers"

const readCart = z.object({
  id: z.string(),
  email: z.string().nullish(),
  customer_id: z.string().nullish(),
  completed_at: z.unknown(),
  customer: readPerson.nullish(),
  shipping_address: readPlace.nullish(),
  billing_address: readPlace.nullish(),
})

/** A cart as far as its referral needs it. */
export type FriendCart = z.infer<typeof readCart>

const FIELDS = ["id", "email", "customer_id", "completed_at", ...personFields("customer"), ...placeFields("shipping_address"), ...placeFields("billing_address")]

/** Null when there is no such cart. One query. */
export const readFriendCart = async (container: MedusaContainer, cart_id: string): Promise<FriendCart | null> => {
  const { data } = isStorable(cart_id) ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: FIELDS, filters: { id: cart_id } }) : { data: [] }
  return data[0] ? readCart.parse(data[0]) : null
}

/**
 * What is known of the friend.
 *
 * @param of_session The customer of the session, whoever the cart names
 * @param before Orders that are placed later do not count: the friend's own first one
 * @param networks Digests of the network addresses that the request comes from
 */
export const friendFacts = async (container: MedusaContainer, cart: FriendCart, of_session: string | null, before: Date, networks: string[]): Promise<FriendFacts> => {
  const people = await accountsOf(container, cart, of_session)
  const emails = [...new Set([cart.email, ...people.map(({ email }) => email)].flatMap((email) => email ?? []))]
  const customer_ids = people.map(({ id }) => id)
  const company_ids = [...new Set((await Promise.all(customer_ids.map((id) => belongingOf(container, id)))).flatMap(({ companies }) => companies.map(({ company_id }) => company_id)))]
  const companies = await companyMarks(container, company_ids)
  const places = [cart.billing_address, cart.shipping_address].flatMap((place) => place ?? [])
  const own = people.flatMap(({ addresses }) => addresses)
  return {
    customer_ids,
    company_ids,
    emails,
    names: [...people, ...places].map(fullName).filter(Boolean),
    phones: phonesOf([...people, ...places, ...own]),
    tax_numbers: [...companies.flatMap(({ vat_number }) => vat_number ?? []), ...taxNumbersOf([...people, ...places, ...own])],
    billing_places: [...(cart.billing_address ? [cart.billing_address] : []), ...own.filter(({ is_default_billing }) => is_default_billing)].map(placeOf),
    orders: await countOrders(container, { customer_ids, emails }, before),
    networks,
  }
}

type Account = z.infer<typeof readPerson>

/** The cart's customer, that of the session, and whoever has, or has ordered with, the same address: Medusa has one customer for guests and one with an account. */
const accountsOf = async (container: MedusaContainer, { email, customer }: FriendCart, of_session: string | null): Promise<Account[]> => {
  const spellings = [email, customer?.email].flatMap((address) => (address ? [address, normalizedEmail(address), mailbox(address) ?? []].flat() : [])).filter(isStorable)
  const ids = [customer?.id, of_session].flatMap((id) => id ?? [])
  if (!spellings.length && !ids.length) {
    return []
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "customer", fields: personFields(), filters: { $or: [{ id: [...new Set(ids)] }, { email: [...new Set(spellings)] }] } })
  return z.array(readPerson).parse(data)
}
