import type { MedusaContainer } from "@medusajs/framework/types"
import { friendVerdict, type NoFriendReason } from "../../../modules/referrals/domain/eligibility"
import { referrals } from "../referrals"
import { advocateFacts } from "./advocate-facts"
import { friendFacts, readFriendCart } from "./friend-facts"

/**
 * Why the order that is about to be made of a cart is no friend's first order; null: it is one. Asked with the address and the customer
 * that the order will have: a code may be put on a cart before anything is known of its buyer.
 *
 * @param referral_id The claim under which the cart is
 */
export const whyNoFriendOrder = async (container: MedusaContainer, referral_id: string, cart_id: string, at: Date): Promise<NoFriendReason | null> => {
  const [referral] = await referrals(container).referralsByIds([referral_id])
  const cart = referral && (await readFriendCart(container, cart_id))
  // Who was erased keeps the sums and has nothing left to be compared with.
  if (!cart || referral.owner_id === null) {
    return null
  }
  const friend = await friendFacts(container, cart, null, referral.claimed_at, [])
  const verdict = friendVerdict(friend, await advocateFacts(container, referral.advocate_id, { type: referral.owner_type, id: referral.owner_id }, at))
  return verdict.met ? null : verdict.code
}
