/** For which of a buyer's companies a cart or an order is bought. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { companyBoughtFor } from "../../modules/companies/domain/cart-company"
import { B2B_COMPANIES } from "../../modules/companies/key"
import type { CompaniesService } from "../../modules/companies/service"
import type { StoreCartCompany } from "../../types/company"
import { companiesOfCustomer, type Belonging, type CompanyMembership } from "./company-members"

/** Whose cart it is. */
type CustomersCart = { id: string; customer_id: string | null }

const service = (container: MedusaContainer): CompaniesService => container.resolve<CompaniesService>(B2B_COMPANIES)

/**
 * The company that a cart is bought for as it stands, null for none. One statement for who belongs to
 * several companies, else none.
 *
 * @param companies those of the cart's customer, the first joined first
 */
export const companyOfCart = async (container: MedusaContainer, { id, customer_id }: CustomersCart, companies: Pick<CompanyMembership, "company_id">[]): Promise<string | null> => {
  if (!customer_id) {
    return null
  }
  const choice = companies.length > 1 ? await service(container).readCartChoice(id) : null
  return companyBoughtFor(choice, customer_id, companies.map(({ company_id }) => company_id))
}

/**
 * Decides for which company a cart is completed, and notes it: what the order earns and what is
 * recorded of it agree, also when its event comes late and the buyer has left the company meanwhile.
 * Where the completion fails, the next one decides anew.
 *
 * @param companies those of the buyer, the first joined first
 */
export const decideCompany = async (container: MedusaContainer, { id, customer_id }: { id: string; customer_id: string }, { companies }: Pick<Belonging, "companies">): Promise<string | null> => {
  const company_id = await companyOfCart(container, { id, customer_id }, companies)
  await service(container).noteCartDecision(id, { customer_id, company_id })
  return company_id
}

/**
 * The company that an order is recorded for: the one decided when its cart was completed. Of an order
 * without a cart, or one that a guest has placed, the one that its customer joined first.
 *
 * @param cart_id of the cart that became the order, null for none
 */
export const companyOfOrder = async (container: MedusaContainer, cart_id: string | null, customer_id: string | null): Promise<string | null> => {
  if (!customer_id) {
    return null
  }
  const decision = cart_id ? await service(container).readCartDecision(cart_id) : null
  if (decision && cart_id && (decision.customer_id === customer_id || decision.customer_id === (await customerOfCart(container, cart_id)))) {
    return decision.company_id
  }
  const [first] = await companiesOfCustomer(container, customer_id)
  return first?.company_id ?? null
}

/** Whose cart it was when it was completed: the order may be another customer's by now, and the cart a guest's after its former customer had tried in vain. */
const customerOfCart = async (container: MedusaContainer, cart_id: string): Promise<string | null> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: ["id", "customer_id"], filters: { id: cart_id } })
  return data[0]?.customer_id ?? null
}

/** What a buyer is told about the company of his cart. */
export const cartCompany = async (container: MedusaContainer, cart_id: string, customer_id: string): Promise<StoreCartCompany> => {
  const memberships = await companiesOfCustomer(container, customer_id)
  const bought_for = await companyOfCart(container, { id: cart_id, customer_id }, memberships)
  const companies = memberships.map(({ company_id, name }) => ({ id: company_id, name }))
  return { company: companies.find(({ id }) => id === bought_for) ?? null, companies }
}
