import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { normalizedEmail } from "../../../shared/email"

/** Who is about to order. */
export type Orderer = { customer_id: string | null; email: string | null }

/** Why the order that is about to be made is no friend's first order, with the address that it will have; null: it is one. */
export const whyNoFriend = async (container: MedusaContainer, { customer_id, email }: Orderer): Promise<"existing_customer" | null> => {
  const of_buyer = [...(customer_id ? [{ customer_id }] : []), ...(email ? [{ email: [email, normalizedEmail(email)] }] : [])]
  if (!of_buyer.length) {
    return null
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: ["id"], filters: { $or: of_buyer, canceled_at: null, is_draft_order: false }, pagination: { take: 1 } })
  return data.length ? "existing_customer" : null
}
