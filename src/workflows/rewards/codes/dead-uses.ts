/** Claims whose process died: they keep nobody else from a code. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { REWARDS } from "../../../modules/rewards/key"
import type { CodeRow, RewardsService, UndecidedUse } from "../../../modules/rewards/service"
import { COMPLETION_MS, orderOfCart } from "../../reward-points/cart/undecided"

/** The codes, without uses that died. Nothing is asked of codes that are free, used by this cart, or known to be an order's. */
export const withoutDeadUses = async (container: MedusaContainer, codes: CodeRow[], cart_id: string): Promise<CodeRow[]> => {
  const service = container.resolve<RewardsService>(REWARDS)
  const found: CodeRow[] = []
  for (const code of codes) {
    const is_settled = code.used_by === null || code.used_by === cart_id || code.order_id !== null
    const [use] = is_settled ? [] : await service.undecidedUses(new Date(Date.now() - COMPLETION_MS), code.id, 1)
    found.push(use && (await decideUse(container, use)) ? { ...code, used_by: null } : code)
  }
  return found
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
