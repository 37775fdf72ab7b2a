import {
  createCustomerAccountWorkflow,
  createCustomerAddressesWorkflow,
  createCustomerGroupsWorkflow,
  createUserAccountWorkflow,
  linkCustomerGroupsToCustomerWorkflow,
} from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { admin, buyers, groups, type BuyerSeed, type GroupSeed } from "./companies"
import { ensure, idsByKey } from "./ensure"

/** Ids of the groups by name and of the buyers by e-mail. */
export type PeopleIds = { groups: Record<string, string>; customers: Record<string, string> }

/** The log-in to the dashboard, the companies and their buyers. */
export async function seedPeople(container: MedusaContainer): Promise<PeopleIds> {
  await seedAdmin(container)
  const groupIds = await seedGroups(container, groups)
  for (const { name, company } of groups) if (company) await markCompany(container, groupIds[name], company)
  for (const buyer of buyers) await seedBuyer(container, buyer, groupIds)
  return { groups: groupIds, customers: await idsByKey(container, "customer", "email", buyers.map(({ email }) => email)) }
}

/** Customer groups by name; also used for those of an order file. */
export function seedGroups(
  container: MedusaContainer,
  wanted: { name: string; company?: GroupSeed["company"] }[]
): Promise<Record<string, string>> {
  return ensure(container, {
    entity: "customer_group",
    key: "name",
    keyOf: ({ name }) => name,
    wanted,
    create: (missing) =>
      createCustomerGroupsWorkflow(container).run({
        input: { customersData: missing.map(({ name, company }) => ({ name, metadata: company ? { company: true } : {} })) },
      }),
  })
}

/** Marks a group as a company, unless it is one. */
async function markCompany(container: MedusaContainer, customer_group_id: string, fields: NonNullable<GroupSeed["company"]>): Promise<void> {
  const marked = await idsByKey(container, "b2b_company", "customer_group_id", [customer_group_id])
  if (marked[customer_group_id]) return
  await container.resolve(Modules.WORKFLOW_ENGINE).run("create-b2b-company", { input: { company: { customer_group_id, ...fields } } })
}

async function seedAdmin(container: MedusaContainer): Promise<void> {
  const users = await idsByKey(container, "user", "email", [admin.email])
  if (users[admin.email]) return
  await createUserAccountWorkflow(container).run({
    input: {
      authIdentityId: await authIdentity(container, admin.email, admin.password),
      userData: { email: admin.email, first_name: "Demo", last_name: "Admin" },
    },
  })
}

async function seedBuyer(container: MedusaContainer, buyer: BuyerSeed, groupIds: Record<string, string>): Promise<void> {
  const present = await idsByKey(container, "customer", "email", [buyer.email])
  let id = present[buyer.email]
  if (!id) {
    const { result } = await createCustomerAccountWorkflow(container).run({
      input: {
        authIdentityId: await authIdentity(container, buyer.email, buyer.password),
        customerData: {
          email: buyer.email,
          first_name: buyer.first_name,
          last_name: buyer.last_name,
          company_name: buyer.company,
          phone: buyer.address.phone,
        },
      },
    })
    id = result.id
  }
  const customers = container.resolve(Modules.CUSTOMER)
  const { groups: joined = [] } = await customers.retrieveCustomer(id, { relations: ["groups"] })
  const add = buyer.groups.map((name) => groupIds[name]).filter((groupId) => joined.every((one) => one.id !== groupId))
  // One after the other: a cart is bought for the company joined first, unless another is chosen.
  for (const groupId of add) await linkCustomerGroupsToCustomerWorkflow(container).run({ input: { id, add: [groupId] } })
  if ((await customers.listCustomerAddresses({ customer_id: id })).length) return
  await createCustomerAddressesWorkflow(container).run({
    input: {
      addresses: [
        {
          customer_id: id,
          address_name: buyer.company,
          company: buyer.company,
          first_name: buyer.first_name,
          last_name: buyer.last_name,
          is_default_shipping: true,
          is_default_billing: true,
          ...buyer.address,
        },
      ],
    },
  })
}

/** Registers an e-mail and password, or finds the identity that an interrupted seed has left without an account. */
async function authIdentity(container: MedusaContainer, email: string, password: string): Promise<string> {
  const auth = container.resolve(Modules.AUTH)
  const [present] = await auth.listProviderIdentities({ entity_id: email, provider: "emailpass" })
  if (present?.auth_identity_id) return present.auth_identity_id
  const { authIdentity: made, error } = await auth.register("emailpass", { body: { email, password } })
  if (!made) throw new Error(`${email} cannot be registered: ${error}`)
  return made.id
}
