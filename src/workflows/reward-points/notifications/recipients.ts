/** Who hears of an account's points: its owner; of a company those of its members who may spend them. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Owner } from "../../../modules/reward-points/storage/accounts"
import { z } from "../../../shared/schema"
import { companyNames, membersOfCompany } from "../../companies/company-members"

export type Recipient = { customer_id: string; email: string; first_name: string | null; last_name: string | null }

const customerRow = z.object({ id: z.string(), email: z.string().nullish(), first_name: z.string().nullish(), last_name: z.string().nullish() })

/** Nobody, where the customer or the company is gone. */
export const recipientsOf = async (container: MedusaContainer, owner: Owner): Promise<Recipient[]> =>
  owner.type === "customer" ? customer(container, owner.id) : members(container, owner.id)

const customer = async (container: MedusaContainer, id: string): Promise<Recipient[]> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "customer", fields: ["id", "email", "first_name", "last_name"], filters: { id } })
  return z
    .array(customerRow)
    .parse(data)
    .flatMap(({ id, email, first_name, last_name }) => (email ? [{ customer_id: id, email, first_name: first_name ?? null, last_name: last_name ?? null }] : []))
}

const members = async (container: MedusaContainer, company_id: string): Promise<Recipient[]> => {
  if (!(company_id in (await companyNames(container, [company_id])))) {
    return []
  }
  const { members } = await membersOfCompany(container, company_id)
  return members.flatMap(({ customer_id, email, first_name, last_name, may_redeem }) => (may_redeem && email ? [{ customer_id, email, first_name, last_name }] : []))
}
