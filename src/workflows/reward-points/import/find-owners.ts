/** Whose the rows of a file are. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { BalanceRow } from "../../../modules/reward-points/domain/balance-rows"
import type { OpeningBalance } from "../../../modules/reward-points/ledger/import"
import type { Owner } from "../../../modules/reward-points/storage/accounts"
import { cellError, type ImportError } from "../../../shared/csv/import-error"
import { z } from "../../../shared/schema"
import { companiesNamed } from "../../companies/companies-named"

/** E-mail addresses that are asked for at once, and customers that are read at once. */
const BATCH = 1_000

/** Registered customers by their e-mail address in lower case. */
type Customers = Map<string, { id: string; email: string }[]>

/** The rows with their owners. @param report gets `unknown_customer`, `ambiguous_customer` and `unknown_company` */
export const withOwners = async (container: MedusaContainer, rows: BalanceRow[], report: (error: ImportError) => void): Promise<OpeningBalance[]> => {
  const customers = await findCustomers(container, [...new Set(rows.flatMap(({ customer }) => customer ?? []))])
  const companies = await companiesNamed(container, [...new Set(rows.flatMap(({ company }) => company ?? []))])
  return rows.flatMap(({ customer, company, ...balance }): OpeningBalance[] => {
    const owner = customer === null ? companyOf(companies, balance.row, company ?? "", report) : customerOf(customers, balance.row, customer, report)
    return owner ? [{ ...balance, owner }] : []
  })
}

const companyOf = (companies: Map<string, string>, row: number, name: string, report: (error: ImportError) => void): Owner | null => {
  const id = companies.get(name)
  if (!id) {
    report(cellError(row, "company", name, "unknown_company", "is no company of this shop: name its customer group or its id"))
    return null
  }
  return { type: "company", id }
}

/** Of several that differ in their case, the one that is written like it. */
const customerOf = (customers: Customers, row: number, email: string, report: (error: ImportError) => void): Owner | null => {
  const found = customers.get(email.toLowerCase()) ?? []
  const exact = found.length > 1 ? found.filter((customer) => customer.email === email) : found
  if (exact.length === 1) {
    return { type: "customer", id: exact[0].id }
  }
  report(
    found.length
      ? cellError(row, "customer_email", email, "ambiguous_customer", "belongs to several customers: write it as the customer's own is written")
      : cellError(row, "customer_email", email, "unknown_customer", "is the e-mail address of no registered customer")
  )
  return null
}

const customer = z.object({ id: z.string(), email: z.string().nullish() })

/** Asked for as they are written and in lower case, by the index; only where some are left, all customers are looked through once. */
const findCustomers = async (container: MedusaContainer, emails: string[]): Promise<Customers> => {
  const found: Customers = new Map()
  for (let start = 0; start < emails.length; start += BATCH) {
    const part = emails.slice(start, start + BATCH)
    note(found, await readCustomers(container, { email: [...new Set([...part, ...part.map((email) => email.toLowerCase())])] }))
  }
  const left = new Set(emails.map((email) => email.toLowerCase()).filter((email) => !found.has(email)))
  let page = left.size ? await readCustomers(container, {}) : []
  while (page.length) {
    note(found, page.filter(({ email }) => email && left.has(email.toLowerCase())))
    page = page.length === BATCH ? await readCustomers(container, { id: { $gt: page[page.length - 1].id } }) : []
  }
  return found
}

const note = (found: Customers, customers: z.infer<typeof customer>[]): void =>
  customers.forEach(({ id, email }) => {
    if (email) {
      const known = found.get(email.toLowerCase()) ?? []
      known.push({ id, email })
      found.set(email.toLowerCase(), known)
    }
  })

const readCustomers = async (container: MedusaContainer, filters: { email?: string[]; id?: { $gt: string } }): Promise<z.infer<typeof customer>[]> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "customer",
    fields: ["id", "email"],
    filters: { has_account: true, ...filters },
    pagination: { take: filters.email ? 2 * BATCH + 1 : BATCH, skip: 0, order: { id: "ASC" } },
  })
  return z.array(customer).parse(data)
}
