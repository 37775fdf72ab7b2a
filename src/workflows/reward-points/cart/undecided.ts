/** A debit whose cart has not become an order (yet). */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { RedemptionRow } from "../../../modules/reward-points/storage/redemptions"

/** The order that a cart became, null while it is none. */
export const orderOfCart = async (container: MedusaContainer, cart_id: string): Promise<string | null> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order_cart", fields: ["order_id"], filters: { cart_id } })
  return data[0]?.order_id ?? null
}

/** As long as a completion may take from its debit, or another claim of it, to its order. One that died is over after it. */
export const COMPLETION_MS = 60_000

/** A debit without an order that is so young that its completion may be making the order just now, perhaps in another process. */
export const isUnderWay = ({ entry_id, order_id, updated_at }: Pick<RedemptionRow, "entry_id" | "order_id" | "updated_at">, at: Date): boolean =>
  entry_id !== null && order_id === null && at.getTime() - updated_at.getTime() < COMPLETION_MS

/**
 * Gives a debit back whose cart did not become an order. Whoever calls it knows that no completion of
 * the cart is under way; where one is after all, its order is debited when it is found.
 *
 * @returns the order, where there is one: the debit stands
 */
export const undoUndecided = async (container: MedusaContainer, { cart_id, entry_id }: Pick<RedemptionRow, "cart_id" | "entry_id">): Promise<string | null> => {
  if (!entry_id) {
    return null
  }
  const order_id = await orderOfCart(container, cart_id)
  if (!order_id) {
    const service = container.resolve<RewardPointsService>(REWARD_POINTS)
    await service.restoreCart({ cart_id, entry_id, program: await service.readProgram(), at: new Date(), time_zone: service.options.time_zone })
  }
  return order_id
}
