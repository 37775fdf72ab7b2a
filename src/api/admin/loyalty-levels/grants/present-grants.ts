/** Rewards that were given, as the admin API shows them. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { REWARDS } from "../../../../modules/rewards/key"
import type { GrantRow, RewardsService } from "../../../../modules/rewards/service"
import { z } from "../../../../shared/schema"
import type { AdminRewardGrant } from "../../../../types/loyalty-levels"
import { withOrders } from "../../../../workflows/rewards/offers-of"
import { presentCode } from "../../../../workflows/rewards/present-code"

const customerRow = z.object({ id: z.string(), email: z.string().nullish(), first_name: z.string().nullish(), last_name: z.string().nullish() })

export const presentGrants = async (container: MedusaContainer, grants: GrantRow[]): Promise<AdminRewardGrant[]> => {
  const codes = await withOrders(container, await container.resolve<RewardsService>(REWARDS).codesOfGrants(grants.map(({ id }) => id)))
  const code_of = new Map(codes.map((code) => [code.grant_id, presentCode(code, new Date())]))
  const customers = await readCustomers(container, [...new Set(grants.flatMap(({ customer_id }) => customer_id ?? []))])
  return grants.map(({ id, key, customer_id, source, reward, granted_at, done_at, withdrawn_at, error }) => ({
    id,
    key,
    customer: customer_id === null ? null : customers.get(customer_id) ?? { id: customer_id, name: null, email: null },
    source,
    reward,
    code: code_of.get(id) ?? null,
    granted_at: granted_at.toISOString(),
    done_at: done_at?.toISOString() ?? null,
    withdrawn_at: withdrawn_at?.toISOString() ?? null,
    error,
  }))
}

const readCustomers = async (container: MedusaContainer, ids: string[]) => {
  const { data } = ids.length
    ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "customer", fields: ["id", "email", "first_name", "last_name"], filters: { id: ids } })
    : { data: [] }
  return new Map(
    z
      .array(customerRow)
      .parse(data)
      .map(({ id, email, first_name, last_name }) => [id, { id, name: [first_name, last_name].filter(Boolean).join(" ") || null, email: email ?? null }])
  )
}
