import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RefusalError, unknownIdRefusal } from "../../modules/tier-pricing/refusals"

/** The groups that a customer belongs to. @throws RefusalError `unknown_id` */
export const groupsOfCustomer = async (container: MedusaContainer, customer_id: string): Promise<string[]> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "customer", fields: ["id", "groups.id"], filters: { id: customer_id } })
  if (!data.length) {
    throw new RefusalError("invalid_input", [unknownIdRefusal("customer_id", "customer", [customer_id])])
  }
  return (data[0].groups ?? []).flatMap((group: { id: string } | null) => (group ? [group.id] : []))
}
