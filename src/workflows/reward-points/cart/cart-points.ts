/** What a buyer is told about points at his cart. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { redemptionRange } from "../../../modules/reward-points/domain/redemption"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import { amount, toNumber } from "../../../shared/money"
import { RefusalError } from "../../../shared/refusal-error"
import { isStorable } from "../../../shared/schema"
import type { StoreCartPoints } from "../../../types/reward-points"
import { chosenWallet, ownerNames, presentOwner, walletsOf, type Wallet } from "../wallets"
import { earningsOfCart } from "./earnings"
import { redemptionInput } from "./redemption-input"
import { readPointsCart, type PointsCart } from "./snapshot"

/** @throws RefusalError `cart_not_found`, also for a cart that is somebody else's */
export const ownCart = async (container: MedusaContainer, cart_id: string, customer_id: string): Promise<PointsCart> => {
  const cart = isStorable(cart_id) ? await readPointsCart(container, cart_id) : null
  if (!cart || cart.customer_id !== customer_id) {
    throw new RefusalError("cart_not_found", [{ path: "id", reason: "cart_not_found", message: "there is no such cart of yours" }])
  }
  return cart
}

/**
 * What can be redeemed on a buyer's cart, what is redeemed, and what the cart earns.
 *
 * @throws RefusalError `cart_not_found`
 */
export const cartPoints = async (container: MedusaContainer, cart_id: string, customer_id: string): Promise<StoreCartPoints> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const at = new Date()
  const cart = await ownCart(container, cart_id, customer_id)
  const program = await service.readProgram()
  const found = await service.findRedemption(cart_id)
  // What the cart's former customer wanted is nobody else's business.
  const noted = found?.customer_id === customer_id ? found : null
  const wallets = await walletsOf(container, customer_id)
  const wallet = noted ? wallets.find(({ account_id }) => account_id === noted.account_id) ?? null : chosenWallet(wallets)
  const input = await redemptionInput(container, program, cart, wallet, at)
  const { minimum, maximum, step, reason, rate } = redemptionRange(input)
  return {
    account_id: wallet?.account_id ?? null,
    available: input.available,
    minimum,
    maximum,
    step,
    intent: noted ? noted.intent ?? "max" : null,
    applied: noted?.points ?? 0,
    value: noted ? toNumber(amount(noted.value)) : 0,
    currency_code: cart.currency_code,
    rate: rate && { points: rate.points, amount: rate.amount },
    reason,
    accounts: await presentWallets(container, wallets, at),
    earns: await earningsOfCart(container, program, cart, wallets, at),
  }
}

const presentWallets = async (container: MedusaContainer, wallets: Wallet[], at: Date): Promise<StoreCartPoints["accounts"]> => {
  const balances = await container.resolve<RewardPointsService>(REWARD_POINTS).readBalances(wallets.map(({ account_id }) => account_id), at)
  const names = await ownerNames(container, wallets.map(({ owner }) => owner))
  return wallets.map(({ account_id, owner, may_redeem }) => ({ id: account_id, owner: presentOwner(owner, names), available: balances[account_id]?.available ?? 0, may_redeem }))
}
