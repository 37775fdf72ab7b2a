import type { MedusaContainer } from "@medusajs/framework/types"
import { friendVerdict, type NoFriendReason } from "../../../modules/referrals/domain/eligibility"
import type { ClaimRow } from "../../../modules/referrals/service"
import { advocateFacts } from "../friends/advocate-facts"
import { friendFacts, readFriendCart } from "../friends/friend-facts"

/**
 * Why the order that is about to be made of a cart is no friend's first one, with the address and the places that it will
 * have; null: it is one. Of an advocate who was erased nothing is known any more but that the friend is new.
 */
export const whyNoFriend = async (container: MedusaContainer, { advocate_id, owner_type, owner_id }: ClaimRow, cart_id: string): Promise<NoFriendReason | null> => {
  const at = new Date()
  const cart = await readFriendCart(container, cart_id)
  if (!cart) {
    return null
  }
  const friend = await friendFacts(container, cart, null, at, [])
  if (owner_id === null) {
    return friend.orders > 0 ? "existing_customer" : null
  }
  const verdict = friendVerdict(friend, await advocateFacts(container, advocate_id, { type: owner_type, id: owner_id }, at))
  return verdict.met ? null : verdict.code
}
