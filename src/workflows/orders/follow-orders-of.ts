/** Follows what is not followed yet of one buyer's orders. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PURCHASES } from "../../modules/purchases/key"
import type { PurchasesService } from "../../modules/purchases/service"
import { followOrNote } from "./follow-events"
import { errorMessage } from "../../shared/error-message"

/**
 * What is known of his orders is recorded before he is forgotten, as a customer and as a guest: whoever
 * followed one later would write down again whose it was. One that cannot be followed stays for the
 * reconciliation: it keeps nobody from being forgotten.
 */
export const followOrdersOf = async (container: MedusaContainer, customer_id: string, email: string | null): Promise<void> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const whose = [{ customer_id }, ...(email ? [{ email: { $ilike: literally(email) } }] : [])]
  const found = await Promise.all(whose.map((filters) => query.graph({ entity: "order", fields: ["id"], filters: { ...filters, is_draft_order: false } })))
  const order_ids = found.flatMap(({ data }) => data.map(({ id }) => id))
  for (const order_id of await container.resolve<PurchasesService>(PURCHASES).neverFollowedOf(order_ids)) {
    await followOrNote(container, order_id, true).catch((error: unknown) =>
      container.resolve(ContainerRegistrationKeys.LOGGER).error(`order ${order_id} could not be followed before its buyer was erased: ${errorMessage(error)}`)
    )
  }
}

/** A text as a pattern that only it matches, in any case. */
const literally = (text: string): string => text.replace(/[\\%_]/g, "\\$&")
