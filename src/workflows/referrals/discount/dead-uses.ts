/** Uses whose process died: they keep no other cart from the friend's discount. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { REFERRALS } from "../../../modules/referrals/key"
import type { ClaimRow, ReferralsService, UndecidedReferralUse } from "../../../modules/referrals/service"
import { COMPLETION_MS, orderOfCart } from "../../reward-points/cart/undecided"

/** The claim, without a use that died. Nothing is asked of one that is free, used by this cart, or known to be an order's. */
export const withoutDeadUse = async (container: MedusaContainer, claim: ClaimRow, cart_id: string): Promise<ClaimRow> => {
  const before = new Date(Date.now() - COMPLETION_MS)
  if (claim.used_by === cart_id || claim.use_claimed_at === null || claim.use_claimed_at >= before) {
    return claim
  }
  const [use] = await container.resolve<ReferralsService>(REFERRALS).undecidedReferralUses(before, claim.id, 1)
  return use && (await decideUse(container, use)) ? { ...claim, used_by: null, use_claimed_at: null } : claim
}

/** Notes the order of a use, or gives it up where its cart has become none. @returns whether it was given up */
export const decideUse = async (container: MedusaContainer, use: UndecidedReferralUse): Promise<boolean> => {
  const service = container.resolve<ReferralsService>(REFERRALS)
  const order_id = await orderOfCart(container, use.cart_id)
  if (order_id) {
    await service.noteUseOrder(use.cart_id, order_id)
    return false
  }
  return service.giveUpUse(use, [])
}
