/** What decides a redemption, read for one cart and wallet. */
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Program } from "../../../modules/reward-points/domain/program"
import type { Blocked, Payable, RedemptionInput } from "../../../modules/reward-points/domain/redemption"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import { monthLeft, type Wallet } from "../wallets"
import { excludedLines } from "./excluded-lines"
import { canBeAdjusted, payableOf, type PointsCart } from "./snapshot"

/**
 * What the programme, the cart and the wallet come to.
 *
 * @param wallet null where the buyer has none to spend from
 * @param known what the wallet holds, where it is read already
 */
export const redemptionInput = async (container: MedusaContainer, program: Program, cart: PointsCart, wallet: Wallet | null, at: Date, known?: number): Promise<RedemptionInput> => {
  const excluded = await excludedLines(container, program, cart)
  const lines = cart.lines.map((line): Payable => ({ id: line.id, kind: "line", payable: payableOf(line), is_payable: !line.is_giftcard && !excluded.has(line.id) }))
  const shipping = cart.shipping.map((method): Payable => ({ id: method.id, kind: "shipping", payable: payableOf(method), is_payable: program.redemption.pays_shipping && canBeAdjusted(method) }))
  return {
    settings: program.redemption,
    currency_code: cart.currency_code,
    payables: [...lines, ...shipping],
    credited: cart.credited,
    blocked: blockedBy(program, cart, wallet),
    available: wallet ? (known ?? (await availableOf(container, wallet.account_id, at))) : 0,
    month_left: wallet && cart.customer_id ? await monthLeft(container, wallet, cart.customer_id, at) : null,
  }
}

const blockedBy = (program: Program, cart: PointsCart, wallet: Wallet | null): Blocked | null => {
  if (program.status !== "active") {
    return "program_off"
  }
  if (!wallet) {
    return "no_account"
  }
  if (!wallet.may_redeem) {
    return "may_not_redeem"
  }
  if (cart.customer_group_ids.some((id) => program.excluded.customer_group_ids.includes(id))) {
    return "excluded_group"
  }
  return cart.promotion_codes.length && !program.redemption.with_codes ? "code_in_cart" : null
}

const availableOf = async (container: MedusaContainer, account_id: string, at: Date): Promise<number> =>
  (await container.resolve<RewardPointsService>(REWARD_POINTS).readBalances([account_id], at))[account_id]?.available ?? 0
