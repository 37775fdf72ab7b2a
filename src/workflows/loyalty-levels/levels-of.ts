import type { MedusaContainer } from "@medusajs/framework/types"
import { levels } from "./requalify"

/** The levels that count for these customers, by customer; who has none is left out. One statement. */
export const levelsOf = async (container: MedusaContainer, customer_ids: string[]): Promise<Record<string, string>> => {
  const memberships = await levels(container).readMemberships(customer_ids)
  return Object.fromEntries(memberships.flatMap(({ customer_id, level_id }) => (level_id ? [[customer_id, level_id]] : [])))
}
