/**
 * The friend's first order at the completion of a cart, at both doors: claimed once, by a unique key of ours, before core
 * makes the order. Nothing of the cart is changed here.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { PaymentSessionStatus } from "@medusajs/framework/utils"
import { discountOn, isOpenClaim, type DiscountRefusal } from "../../../modules/referrals/domain/discount"
import { identitiesOf, type Identity } from "../../../modules/referrals/domain/identity"
import { REFERRALS } from "../../../modules/referrals/key"
import type { ClaimRow, ReferralsService, ReferralUse } from "../../../modules/referrals/service"
import { RefusalError } from "../../../shared/refusal-error"
import { z } from "../../../shared/schema"
import { hasOwnSession, isByRequest } from "../../carts/open-cart"
import { orderOfCart } from "../../reward-points/cart/undecided"
import { withoutDeadUse } from "./dead-uses"
import { whyNoFriend } from "./no-friend"
import { discountCart, discountCodesOn, refusalOf } from "./working-discount"

/** What a failed completion gives back: the use, and what the friend is known by from this completion alone. */
export type ReferralUndo = { cart_id: string; use: ReferralUse; learned: Identity[] }

const completing = z.object({
  id: z.string(),
  email: z.string().nullish(),
  customer_id: z.string().nullish(),
  customer: z.object({ id: z.string() }).nullish(),
  payment_collection: z.object({ payment_sessions: z.array(z.object({ status: z.string(), created_at: z.coerce.date().nullish() }).nullable()).nullish() }).nullish(),
})

type Completing = { id: string; email: string | null; customer_id: string | null; begun_at: Date | null }

const AUTHORIZED: string[] = [PaymentSessionStatus.AUTHORIZED, PaymentSessionStatus.CAPTURED]

/** A webhook tells that the buyer has paid before core notes it on the session. */
const PAID_BY_WEBHOOK: string[] = [...AUTHORIZED, PaymentSessionStatus.PENDING, PaymentSessionStatus.REQUIRES_MORE, "pending_authorization"]

const readCompleting = (cart: unknown): Completing => {
  const { id, email, customer_id, customer, payment_collection } = completing.parse(cart)
  const states = isByRequest() ? AUTHORIZED : PAID_BY_WEBHOOK
  const paid = (payment_collection?.payment_sessions ?? []).find((session) => session && states.includes(session.status))
  return { id, email: email ?? null, customer_id: customer_id ?? customer?.id ?? null, begun_at: paid?.created_at ?? null }
}

/**
 * Claims the friend's first order for a cart. One statement where neither the cart nor its buyer has a claim.
 *
 * The first order of a friend is the first, with or without the discount, and on whatever cart: the discount of a claim on
 * another cart is then gone. A cart without the discount is never refused.
 *
 * @returns what to give back when the completion fails; null where that is nothing
 * @throws RefusalError `cart_changed` with the reason for which the discount that the cart shows does not work
 */
export const completeCartReferral = async (container: MedusaContainer, cart: unknown): Promise<ReferralUndo | null> => {
  const seen = readCompleting(cart)
  const shows = discountCodesOn(cart).length > 0
  const found = await container.resolve<ReferralsService>(REFERRALS).claimOfCart(seen.id, identitiesOf({ cart_id: seen.id, ...seen }), shows)
  // Its process died before the cart was noted as completed: what was claimed stands.
  if (found?.used_by === seen.id && (await orderOfCart(container, seen.id))) {
    return null
  }
  const claim = found && (await withoutDeadUse(container, found, seen.id))
  const discounted = shows && claim ? discountOn(claim, discountCart(cart), new Date(), seen.begun_at) : null
  if (shows && !discounted?.works) {
    return refuse(discounted?.refusal ?? { reason: "another_cart" })
  }
  if (!claim || !isOpenClaim(claim, seen.begun_at ?? new Date())) {
    return null
  }
  const { undo, refusal } = await claimFirstOrder(container, claim, seen)
  return refusal && shows ? refuse(refusal) : undo
}

/** @throws RefusalError always */
const refuse = (refusal: DiscountRefusal): never => {
  throw new RefusalError("cart_changed", [refusalOf(refusal)])
}

type FirstOrder = { undo: ReferralUndo; refusal: null } | { undo: null; refusal: DiscountRefusal }

/** The use comes first: while this cart has it, no order that is found is the referral's own. */
const claimFirstOrder = async (container: MedusaContainer, claim: ClaimRow, seen: Completing): Promise<FirstOrder> => {
  const service = container.resolve<ReferralsService>(REFERRALS)
  const use = await service.claimUse(claim.id, seen.id, new Date())
  if (!use) {
    return { undo: null, refusal: { reason: "discount_used" } }
  }
  if (!claim.is_of_cart) {
    return { undo: { cart_id: seen.id, use, learned: [] }, refusal: null }
  }
  try {
    const why = await whyNoFriend(container, claim, seen.id)
    const learned = why ? null : await service.claimIdentities(claim.id, await shownIdentities(container, seen))
    return learned ? { undo: { cart_id: seen.id, use, learned }, refusal: null } : { undo: null, refusal: await reject(service, claim, use, why ?? "claimed_before") }
  } catch (error) {
    await service.giveUpUse(use, [])
    throw error
  }
}

/** A customer who has not shown by a session that the cart is his is known by his address alone: anyone can put it on a cart. */
const shownIdentities = async (container: MedusaContainer, { id, customer_id, email }: Completing): Promise<Identity[]> =>
  identitiesOf({ cart_id: id, customer_id: customer_id && (await hasOwnSession(container, id, customer_id)) ? customer_id : null, email })

/** Else the cart would show the discount again as soon as it is refreshed. The use is given up last: nobody else takes it up meanwhile. */
const reject = async (service: ReferralsService, { id, state }: ClaimRow, use: ReferralUse, why: string): Promise<DiscountRefusal> => {
  const at = new Date()
  await service.moveReferral({ referral_id: id, from: state, to: "rejected", reason: why, at, patch: { ended_at: at } })
  await service.giveUpUse(use, [])
  return { reason: "not_a_friend", why }
}

/** Gives the use up whose completion failed, unless the cart became an order after all. */
export const undoCartReferral = async (container: MedusaContainer, { cart_id, use, learned }: ReferralUndo): Promise<void> => {
  const service = container.resolve<ReferralsService>(REFERRALS)
  const order_id = await orderOfCart(container, cart_id)
  if (order_id) {
    await service.noteUseOrder(cart_id, order_id)
  } else {
    await service.giveUpUse(use, learned)
  }
}
