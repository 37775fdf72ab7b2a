import type { MedusaContainer } from "@medusajs/framework/types"
import { levels } from "./requalify"

/** The level that counts for a customer, a company's too: what `Situation.level_id` asks for. Null: none. One statement. */
export const levelIdOf = async (container: MedusaContainer, customer_id: string): Promise<string | null> => {
  const [membership] = await levels(container).readMemberships([customer_id])
  return membership?.level_id ?? null
}
