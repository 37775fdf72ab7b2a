/**
 * Personal codes at the completion of a cart, at both doors: each is claimed once, by a unique key of
 * ours, before core makes the order. Nothing of the cart is changed here.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, PaymentSessionStatus } from "@medusajs/framework/utils"
import { refusalInWords } from "../../../modules/rewards/domain/personal-code"
import { REWARDS } from "../../../modules/rewards/key"
import type { CodeRow, CodeUse, RewardsService, UndecidedUse } from "../../../modules/rewards/service"
import { RefusalError } from "../../../shared/refusal-error"
import type { Refusal } from "../../../shared/refusal"
import { z } from "../../../shared/schema"
import { isByRequest } from "../../carts/open-cart"
import { orderOfCart } from "../../reward-points/cart/undecided"
import { sortFound } from "./working-codes"

/** A completion that takes longer than this from its claim to its order is none any more. */
const COMPLETION_MS = 60_000

/** What a failed completion gives back. */
export type CodesUndo = { cart_id: string; uses: CodeUse[] }

const completing = z.object({
  id: z.string(),
  promotions: z.array(z.object({ id: z.string() }).nullable()).nullish(),
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
  const free = await withoutDeadUses(container, codes, id)
  const { refused } = await sortFound(container, cart, free, new Date(), paymentBegunAt(seen))
  refuseCodes(refused.map(({ refusal }) => refusal))
  const uses: CodeUse[] = []
  for (const code of free) {
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

/** A claim whose process died keeps nobody else from the code. */
const withoutDeadUses = async (container: MedusaContainer, codes: CodeRow[], cart_id: string): Promise<CodeRow[]> => {
  const service = container.resolve<RewardsService>(REWARDS)
  const free: CodeRow[] = []
  for (const code of codes) {
    const is_free = code.used_by === null || code.used_by === cart_id || code.order_id !== null
    const uses = is_free ? [] : await service.undecidedUses(new Date(Date.now() - COMPLETION_MS), code.id, 1)
    const [given_up] = await Promise.all(uses.map((use) => decideUse(container, use)))
    free.push(given_up ? { ...code, used_by: null } : code)
  }
  return free
}

/** Notes the order of a claim, or gives it up where its cart has become none. @returns whether it was given up */
export const decideUse = async (container: MedusaContainer, use: UndecidedUse): Promise<boolean> => {
  const service = container.resolve<RewardsService>(REWARDS)
  const order_id = await orderOfCart(container, use.cart_id)
  if (order_id) {
    await service.noteOrder(use.cart_id, order_id)
    return false
  }
  await revertUsage(container, [use.code])
  return service.giveUpClaim(use)
}

/** Medusa's own count of a promotion's uses is set back: it would keep the code from its next cart. */
export const revertUsage = async (container: MedusaContainer, codes: string[]): Promise<void> => {
  if (codes.length) {
    await container.resolve(Modules.PROMOTION).revertUsage(
      codes.map((code) => ({ code, amount: 0 })),
      { customer_id: null, customer_email: null }
    )
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
    await service.giveUpClaim(use)
  }
}
