/** The one place where occasions ask loyalty levels who stands where. */
import type { MedusaContainer } from "@medusajs/framework/types"

/** The service of the levels, where the shop has them. */
const LEVELS = "loyalty_levels"

/** What is asked of it: the level that counts for each of these customers; who has none is left out. */
type LevelsOf = { levelsOfCustomers: (customer_ids: string[]) => Promise<Record<string, string>> }

const answers = (service: unknown): service is LevelsOf => typeof service === "object" && service !== null && "levelsOfCustomers" in service && typeof service.levelsOfCustomers === "function"

/** By customer; without levels nobody has one. */
export const levelsOf = async (container: MedusaContainer, customer_ids: string[]): Promise<Record<string, string>> => {
  const service: unknown = container.hasRegistration(LEVELS) ? container.resolve(LEVELS) : null
  return answers(service) ? service.levelsOfCustomers(customer_ids) : {}
}
