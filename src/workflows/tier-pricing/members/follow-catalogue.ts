import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { refreshTierPriceMembersWorkflow } from "../refresh-tier-price-members"
import type { CatalogueChange } from "./keep-members"

/**
 * Keeps the membership index true after a change of the catalogue. It never throws: what went wrong
 * is logged, the change stands, and the scheduled repair closes the gap.
 */
export const followCatalogue = async (container: MedusaContainer, change: CatalogueChange): Promise<void> => {
  try {
    await refreshTierPriceMembersWorkflow(container).run({ input: change })
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`tier pricing: the membership index was not brought up to date after ${JSON.stringify(change)}: ${messageOf(error)}. The next repair will do it.`)
  }
}

/** A workflow may throw its error as it was stored: an object with a message. */
const messageOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error)
