import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARDS } from "../../../modules/rewards/key"
import type { RewardsService } from "../../../modules/rewards/service"
import { cartOfOrder } from "../../purchases/cart-of-order"
import { revertUsage } from "./dead-uses"

/** An order that was cancelled in full gives its personal codes back; they hold until their own end. A second time nothing happens. */
export const giveCodesBack = async (container: MedusaContainer, order_id: string): Promise<void> => {
  const cart_id = await cartOfOrder(container, order_id)
  const service = container.resolve<RewardsService>(REWARDS)
  const codes = cart_id ? await service.codesUsedBy(cart_id) : []
  if (cart_id && codes.length) {
    await revertUsage(container, codes)
    await service.giveBackUses(cart_id, order_id, new Date())
  }
}
