import type { MedusaContainer } from "@medusajs/framework/types"
import { REFERRALS } from "../../../modules/referrals/key"
import type { ReferralsService } from "../../../modules/referrals/service"
import { cartOfOrder } from "../../purchases/cart-of-order"

/** An order that was cancelled in full was none: while the claim stands, the next one is the friend's first. A second time nothing happens. */
export const giveReferralBack = async (container: MedusaContainer, order_id: string): Promise<void> => {
  const cart_id = await cartOfOrder(container, order_id)
  if (cart_id) {
    await container.resolve<ReferralsService>(REFERRALS).giveUseBack(cart_id, order_id, new Date())
  }
}
