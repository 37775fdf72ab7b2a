import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { REWARDS } from "../../modules/rewards/key"
import type { CodeRow, RewardsService } from "../../modules/rewards/service"
import type { PersonalCode } from "../../types/loyalty-levels"
import { presentCode } from "./present-code"

const MOST_OFFERS = 100

/**
 * The personal codes of a registered customer, the newest first: open, used and ended ones. Codes that
 * were given to an address are not among them: nobody has shown that it is this customer's.
 */
export const offersOf = async (container: MedusaContainer, customer_id: string): Promise<PersonalCode[]> => {
  const codes = await container.resolve<RewardsService>(REWARDS).codesOfCustomer(customer_id, MOST_OFFERS)
  return (await withOrders(container, codes)).map((code) => presentCode(code, new Date()))
}

/** The order of a use is noted within minutes; until then it is looked up. */
export const withOrders = async (container: MedusaContainer, codes: CodeRow[]): Promise<CodeRow[]> => {
  const carts = codes.flatMap(({ used_by, order_id }) => (used_by && !order_id ? [used_by] : []))
  if (!carts.length) {
    return codes
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order_cart", fields: ["cart_id", "order_id"], filters: { cart_id: carts } })
  const order_of = new Map(data.map(({ cart_id, order_id }) => [cart_id, order_id]))
  return codes.map((code) => ({ ...code, order_id: code.order_id ?? order_of.get(code.used_by ?? "") ?? null }))
}
