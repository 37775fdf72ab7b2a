import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { emailDigest } from "../../../modules/reward-points/domain/guest-email"
import { isStorable, z } from "../../../shared/schema"

const customer = z.object({ id: z.string(), email: z.string().nullish(), first_name: z.string().nullish(), has_account: z.boolean().nullish() })

/** A customer, and by what his orders as a guest are found; null where he has no e-mail address. */
export type Customer = { id: string; email: string; email_digest: string | null; first_name: string | null; has_account: boolean }

/** Null where there is no such customer. */
export const readCustomer = async (container: MedusaContainer, id: string): Promise<Customer | null> => {
  const { data } = isStorable(id)
    ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "customer", fields: ["id", "email", "first_name", "has_account"], filters: { id } })
    : { data: [] }
  if (!data.length) {
    return null
  }
  const { email, first_name, has_account } = customer.parse(data[0])
  return { id, email: email ?? "", email_digest: emailDigest(email), first_name: first_name ?? null, has_account: Boolean(has_account) }
}
