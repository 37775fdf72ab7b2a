import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { isOpen } from "../../modules/referrals/domain/program"
import { friendInWords } from "../../modules/referrals/domain/words"
import { RefusalError } from "../../shared/refusal-error"
import { isStorable } from "../../shared/schema"
import type { StoreCartReferral } from "../../types/referrals"
import { DISCOUNT_FIELDS, discountOfCart } from "./discount/working-discount"
import { advocateName } from "./people"
import { referrals } from "./referrals"

/**
 * What a buyer is told of the code on his cart; null where there is none.
 *
 * @throws RefusalError `cart_not_found`; `referrals_off` where the programme takes no claims and there is none on the cart
 */
export const presentCartReferral = async (container: MedusaContainer, cart_id: string, at: Date): Promise<StoreCartReferral> => {
  const service = referrals(container)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = isStorable(cart_id) ? await query.graph({ entity: "cart", fields: DISCOUNT_FIELDS, filters: { id: cart_id } }) : { data: [] }
  const cart = data[0]
  const program = await service.readProgram()
  if (!cart) {
    throw new RefusalError("cart_not_found", [{ path: "id", reason: "cart_not_found", message: "there is no such cart" }])
  }
  const claim = await service.claimOnCart(cart_id)
  if (!claim && !isOpen(program, at)) {
    throw new RefusalError("referrals_off", [{ path: "", reason: "referrals_off", message: "this shop takes no referral codes at present" }])
  }
  if (!claim) {
    return null
  }
  const { friend, owner_id, owner_type } = claim
  const discounted = (await discountOfCart(container, cart, at))?.discounted
  const refusal = discounted && !discounted.works ? discounted.refusal : null
  return {
    code: claim.code,
    advocate_name: owner_id === null ? null : await advocateName(container, program, { type: owner_type, id: owner_id }),
    friend_gets: friendInWords(friend, cart.currency_code),
    discount_works: discounted?.works ?? false,
    missing: refusal?.reason === "below_minimum_spend" ? { amount: refusal.missing, currency_code: refusal.currency_code } : null,
  }
}
