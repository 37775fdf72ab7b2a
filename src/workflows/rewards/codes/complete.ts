/**
 * Personal codes at the completion of a cart, at both doors: each is claimed once, by a unique key of
 * ours, before core makes the order. Nothing of the cart is changed here.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { PaymentSessionStatus } from "@medusajs/framework/utils"
import { refusalInWords } from "../../../modules/rewards/domain/personal-code"
import { REWARDS } from "../../../modules/rewards/key"
import type { CodeUse, RewardsService } from "../../../modules/rewards/service"
import { RefusalError } from "../../../shared/refusal-error"
import type { Refusal } from "../../../shared/refusal"
import { z } from "../../../shared/schema"
import { isByRequest } from "../../carts/open-cart"
import { orderOfCart } from "../../reward-points/cart/undecided"
import { sortFound } from "./working-codes"

/** What a failed completion gives back. */
export type CodesUndo = { cart_id: string; uses: CodeUse[] }

const completing = z.object({
  id: z.string(),
  promotions: z.array(z.object({ id: z.string() }).nullish()).nullish(),
  payment_collection: z.object({ payment_sessions: z.array(z.object({ status: z.string(), created_at: z.coerce.date().nullish() }).nullable()).nullish() }).nullish(),
})

const AUTHORIZED: string[] = [PaymentSessionStatus.AUTHORIZED, PaymentSessionStatus.CAPTURED]

/** A webhook tells that the buyer has paid before core notes it on the session. */
const PAID_BY_WEBHOOK: string[] = [...AUTHORIZED, PaymentSessionStatus.PENDING, PaymentSessionStatus.REQUIRES_MORE, "pending_authorization"]

/** When the payment was begun that is made for exactly this cart; null where the buyer has not paid yet. Its sessions are void whenever the total changes. */
const paymentBegunAt = ({ payment_collection }: z.infer<typeof completing>): Date | null => {
  const states = isByRequest() ? AUTHORIZED : PAID_BY_WEBHOOK
  return (payment_collection?.payment_sessions ?? []).find((session) => session && states.includes(session.status))?.created_at ?? null
}

/**
 * Claims the personal codes of a cart. One statement where the cart has promotions, none otherwise.
 *
 * @returns what to give back when the completion fails; null where that is nothing
 * @throws RefusalError `cart_changed` with the reason of each code that does not work on this cart
 */
export const completeCartCodes = async (container: MedusaContainer, cart: unknown): Promise<CodesUndo | null> => {
  const seen = completing.parse(cart)
  const { id, promotions } = seen
  const promotion_ids = (promotions ?? []).flatMap((promotion) => promotion?.id ?? [])
  const service = container.resolve<RewardsService>(REWARDS)
  const codes = promotion_ids.length ? await service.codesOfPromotions(promotion_ids) : []
  if (!codes.length) {
    return null
  }
  const { refused } = await sortFound(container, cart, codes, new Date(), paymentBegunAt(seen))
  refuseCodes(refused.map(({ refusal }) => refusal))
  const uses: CodeUse[] = []
  for (const code of codes) {
    const use = await service.claimCode(code.id, id, new Date())
    if (!use) {
      await undoCartCodes(container, { cart_id: id, uses })
      refuseCodes([{ path: "promo_codes", reason: "code_used", message: `${code.code} ${refusalInWords({ reason: "code_used" })}`, values: [code.code] }])
    } else {
      uses.push(use)
    }
  }
  return { cart_id: id, uses }
}

/** @throws RefusalError `cart_changed` where there are refusals */
export const refuseCodes = (refusals: Refusal[], facts: Record<string, unknown> = {}): void => {
  if (refusals.length) {
    throw new RefusalError("cart_changed", refusals, facts)
  }
}

/** Gives claims up whose completion failed, unless the cart became an order after all. Core sets its own count back. */
export const undoCartCodes = async (container: MedusaContainer, { cart_id, uses }: CodesUndo): Promise<void> => {
  const service = container.resolve<RewardsService>(REWARDS)
  const order_id = uses.length ? await orderOfCart(container, cart_id) : null
  if (order_id) {
    await service.noteOrder(cart_id, order_id)
    return
  }
  for (const use of uses) {
    await service.giveUpClaim(use, true)
  }
}
