/** What an order means for referrals, as it is followed. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { netShown } from "../../../modules/referrals/domain/settle"
import { REFERRALS } from "../../../modules/referrals/key"
import type { ReferralsService } from "../../../modules/referrals/service"
import { cartOfOrder } from "../../purchases/cart-of-order"
import type { Purchase } from "../../purchases/list-purchases"
import { orderStanding } from "./order-standing"
import { settleReferral } from "./settle-referral"

/** An order with what is recorded of it. `cart_id` is left out where nobody has looked for its cart. */
export type RecordedOrder = { order_id: string; purchases: Purchase[]; cart_id?: string }

/**
 * One statement where the order is nobody's first by a referral. Where its cart is not known, as of an order that is
 * followed again, up to two more while any referral waits for an order.
 */
export const settleOrderReferral = async (container: MedusaContainer, { order_id, purchases, cart_id }: RecordedOrder): Promise<void> => {
  if (!purchases.length) {
    return
  }
  const service = container.resolve<ReferralsService>(REFERRALS)
  const standing = orderStanding(purchases)
  // An order that is undone already counts for nobody.
  const is_worth_it = standing.net.numerator > 0n
  const { customer_id, company_id, currency_code, placed_at } = purchases[0]
  const { referral, is_awaited } = await service.referralOfOrder({ order_id, customer_id, cart_id })
  const found =
    referral ??
    (is_awaited && is_worth_it
      ? await service.attachOrder({
          order_id,
          cart_id: cart_id ?? (await cartOfOrder(container, order_id)),
          customer_id,
          company_id,
          currency_code,
          net: netShown(standing.net, currency_code).toFixed(),
          placed_at: new Date(placed_at),
        })
      : null)
  if (found) {
    await settleReferral(container, found, standing, new Date())
  }
}
