/** What a word of an admin can mean: people, companies, orders and codes. */
import type { FilterableCustomerProps, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { ReferralSelection } from "../../modules/referrals/service"
import { companiesByGroups, companiesByIds } from "../companies/find-companies"

type Found = NonNullable<ReferralSelection["found"]>

/** Of each kind a search looks at so many; of more the first are found. */
const MOST = 1_000

const FIELDS = ["email", "first_name", "last_name", "company_name"] as const

const containing = (word: string): { $ilike: string } => ({ $ilike: `%${word.replace(/[\\%_]/g, "\\$&")}%` })

/** Whom and what a text names: each word is to be found in a name or an address, `ada lovelace` in a first and a last one. Five statements. */
export const search = async (container: MedusaContainer, q: string): Promise<Found> => ({
  id: q,
  code: partOfCode(q),
  customer_ids: await customers(container, q),
  company_ids: await companies(container, q),
  order_ids: await orders(container, q),
})

/** As codes are compared; null for what is in none. */
const partOfCode = (q: string): string | null => {
  const part = q.normalize("NFKC").toUpperCase().replace(/[\s\-_.]+/g, "")
  return /^[A-Z0-9]{2,}$/.test(part) ? part : null
}

const customers = async (container: MedusaContainer, q: string): Promise<string[]> => {
  const words = q.split(/\s+/).map((word): FilterableCustomerProps => ({ $or: FIELDS.map((field) => ({ [field]: containing(word) })) }))
  const found = await container.resolve(Modules.CUSTOMER).listCustomers({ $or: [{ id: q }, { $and: words }] }, { select: ["id"], take: MOST })
  return found.map(({ id }) => id)
}

const companies = async (container: MedusaContainer, q: string): Promise<string[]> => {
  const groups = await container.resolve(Modules.CUSTOMER).listCustomerGroups({ q }, { select: ["id"], take: MOST })
  const found = [...(await companiesByGroups(container, groups.map(({ id }) => id))), ...(await companiesByIds(container, [q]))]
  return [...new Set(found.map(({ id }) => id))]
}

/** A guest is known by the address of his order alone. */
const orders = async (container: MedusaContainer, q: string): Promise<string[]> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: ["id"], filters: { email: containing(q) }, pagination: { take: MOST, skip: 0 } })
  return data.map(({ id }) => id)
}
