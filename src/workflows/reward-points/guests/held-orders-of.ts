import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import { refuseAll, unknownIdRefusal } from "../../../shared/refusal-error"
import type { AdminHeldOrdersResponse } from "../../../types/reward-points"
import { readCustomer } from "./read-customer"

/**
 * What is held for a customer's e-mail address, the oldest order first.
 *
 * @throws RefusalError `unknown_id`
 */
export const heldOrdersOf = async (container: MedusaContainer, customer_id: string): Promise<AdminHeldOrdersResponse> => {
  const customer = await readCustomer(container, customer_id)
  refuseAll(customer ? [] : [unknownIdRefusal("customer_id", "customer", [customer_id])])
  const held = customer?.email_digest ? await container.resolve<RewardPointsService>(REWARD_POINTS).listHeldOrders(customer.email_digest) : []
  const numbers = await displayIds(container, held.map(({ order_id }) => order_id))
  const held_orders = held.map(({ order_id, points, currency_code, placed_at }) => ({ order_id, display_id: numbers[order_id] ?? null, points, currency_code, placed_at: placed_at.toISOString() }))
  return { held_orders, count: held.length, points: held.reduce((sum, { points }) => sum + points, 0), has_account: customer?.has_account ?? false }
}

const displayIds = async (container: MedusaContainer, ids: string[]): Promise<Record<string, number>> => {
  const { data } = ids.length ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ["id", "display_id"], filters: { id: ids } }) : { data: [] }
  return Object.fromEntries(data.map(({ id, display_id }) => [id, Number(display_id)]))
}
