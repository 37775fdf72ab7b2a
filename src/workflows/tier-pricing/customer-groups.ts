import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RefusalError, unknownIdRefusal } from "../../shared/refusal-error"

/** The groups that a customer belongs to, null when there is no such customer. */
export const findGroupsOfCustomer = async (container: MedusaContainer, customer_id: string): Promise<string[] | null> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "customer", fields: ["id", "groups.id"], filters: { id: customer_id } })
  return data.length ? (data[0].groups ?? []).flatMap((group: { id: string } | null) => (group ? [group.id] : [])) : null
}

/** The same of a customer who must exist. @throws RefusalError `unknown_id` */
export const groupsOfCustomer = async (container: MedusaContainer, customer_id: string): Promise<string[]> => {
  const groups = await findGroupsOfCustomer(container, customer_id)
  if (!groups) {
    throw new RefusalError("invalid_input", [unknownIdRefusal("customer_id", "customer", [customer_id])])
  }
  return groups
}
