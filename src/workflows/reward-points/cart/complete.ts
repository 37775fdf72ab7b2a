/**
 * Points at the completion of a cart, at both doors: what the cart shows is debited once, and what it
 * earns is kept, before core makes the order from its snapshot. Nothing of the cart is changed here.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { CartBasis } from "../../../modules/reward-points/storage/order-basis"
import type { StoredAwards } from "../../../modules/reward-points/storage/orders"
import type { RedemptionRow } from "../../../modules/reward-points/storage/redemptions"
import { amount, isEqual } from "../../../shared/money"
import { RefusalError } from "../../../shared/refusal-error"
import { z } from "../../../shared/schema"
import { belongingOfBuyer } from "../../carts/belonging-of-buyer"
import { isCompared, staleCart } from "../../carts/completion-by-route"
import { decideCompany } from "../../companies/cart-company"
import type { Belonging } from "../../companies/company-members"
import { forgetCompletion, ordersBeforeCompletion, startCompletion, type Turn } from "../../purchases/orders-before"
import { walletsOf, type Wallet } from "../wallets"
import { earningsOf, factsOfCart, readEarningBasis, type EarningFacts, type Earnings } from "./earnings"
import { lineKeys } from "./line-keys"
import { isRedemptionRight } from "./redemption-turn"
import { adjustedBy, pointsCartOf, type PointsCart } from "./snapshot"
import { orderOfCart } from "./undecided"

/** What a failed completion gives back. */
export type CompletionUndo = {
  cart_id: string
  /** Null where nothing was debited. */
  entry_id: string | null
  /** With which the cart counts among the orders of its buyer that are completed at this moment; null where nobody asked. */
  turn: Turn | null
}

/**
 * Debits the redemption that a cart shows, and keeps what the cart earns, and for which company it is
 * bought: that also where there is no programme, for the purchases are recorded with it.
 *
 * Core completes a cart again whose process died after its order was made and before it was noted as
 * completed: then all of this is done, and what was decided stands.
 *
 * @param found the cart as core's completion hands it over
 * @returns what to give back when the completion fails; null where that is nothing
 * @throws RefusalError `insufficient_points`, `cart_changed`, `redemption_refused`
 */
export const completeCartPoints = async (container: MedusaContainer, found: unknown): Promise<CompletionUndo | null> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const read = pointsCartOf(found)
  const at = new Date()
  const basis = await service.readCartBasis(read.id, at)
  const { program, redemption } = basis
  if ((basis.has_awards || redemption?.entry_id || redemption?.order_id) && (await orderOfCart(container, read.id))) {
    return null
  }
  const shown = adjustedBy(read)
  const belonging = read.customer_id ? await belongingOfBuyer(container, read.customer_id) : NOWHERE
  const company_id = read.customer_id ? await decideCompany(container, { id: read.id, customer_id: read.customer_id }, belonging) : null
  if (basis.has_awards && program.status !== "active") {
    await service.forgetAwards(read.id)
  }
  if (program.status !== "active" && shown.isZero()) {
    return null
  }
  const wallets = read.customer_id ? await walletsOf(container, read.customer_id, belonging.companies) : []
  const cart = { ...read, customer_group_ids: belonging.group_ids, promotion_codes: await codesOf(container, found) }
  await refuseStaleRedemption(container, cart, basis, wallets, at)
  if (!isEqual(shown, amount(redemption?.adjusted ?? 0))) {
    throw new RefusalError("cart_changed", [{ path: "points", reason: "cart_changed", message: "the cart shows another redemption than what is noted: look at the cart again" }])
  }
  const taken: Pick<CompletionUndo, "turn"> = { turn: null }
  const orders_before = async (): Promise<number | null> => {
    taken.turn = cart.customer_id ? await startCompletion(container, cart.customer_id, cart.id) : null
    return taken.turn && ordersBeforeCompletion(container, taken.turn, cart.id)
  }
  try {
    await keepAwards(container, cart, wallets, basis, { company_id, orders_before }, at)
    const entry_id = redemption?.points ? await debitShown(container, cart, redemption, wallets, basis, at) : null
    return entry_id || taken.turn ? { cart_id: cart.id, entry_id, ...taken } : null
  } catch (error) {
    if (taken.turn) {
      await forgetCompletion(container, taken.turn)
    }
    throw error
  }
}

const NOWHERE: Belonging = { group_ids: [], companies: [] }

/**
 * A cart that shows a redemption which is nobody's: it has lost its customer, or the note of what he wanted.
 *
 * @throws RefusalError `cart_changed`
 */
export const refusePointsOfNobody = (cart: PointsCart): void => {
  if (isCompared(cart.id) && !adjustedBy(cart).isZero()) {
    throw staleCart()
  }
}

/** Through the route a cart redeems what its turn would make of it now. A debit that stands already, after a crash, is the cart's own: it is not clamped to what is left. */
const refuseStaleRedemption = async (container: MedusaContainer, cart: PointsCart, { program, redemption, redeemed_from }: CartBasis, wallets: Wallet[], at: Date): Promise<void> => {
  if (!isCompared(cart.id) || redemption?.entry_id) {
    return
  }
  if (!redemption) {
    return refusePointsOfNobody(cart)
  }
  const wallet = wallets.find(({ account_id }) => account_id === redemption.account_id) ?? null
  if (!(await isRedemptionRight(container, program, cart, redemption, { wallet, available: redeemed_from?.available ?? 0 }, at))) {
    throw staleCart()
  }
}

/** Debits the redemption of a cart. @returns the entry, null where it stood already */
const debitShown = async (container: MedusaContainer, cart: PointsCart, redemption: RedemptionRow, wallets: Wallet[], { program, redeemed_from }: CartBasis, at: Date): Promise<string | null> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const { account_id, customer_id, points } = redemption
  const wallet = wallets.find((each) => each.account_id === account_id)
  if (!wallet?.may_redeem || cart.customer_id !== customer_id || program.status !== "active") {
    throw new RefusalError("redemption_refused", [{ path: "points", reason: "may_not_redeem", message: "these points are not yours to spend any more: take them off the cart" }])
  }
  const debit = await service.debitCart({ cart_id: cart.id, points, points_limit: wallet.points_limit, program, at, time_zone: service.options.time_zone }, redemption.entry_id ? null : redeemed_from)
  return debit.is_new ? debit.entry_id : null
}

const promoted = z.object({ promotions: z.array(z.object({ id: z.string() }).nullish()).nullish() })

/** The codes of a cart's promotions, of which core's completion reads the ids alone. */
export const codesOf = async (container: MedusaContainer, found: unknown): Promise<string[]> => {
  const ids = (promoted.parse(found).promotions ?? []).flatMap((promotion) => promotion?.id ?? [])
  if (!ids.length) {
    return []
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "promotion", fields: ["id", "code"], filters: { id: ids } })
  return data.flatMap(({ code }) => code ?? [])
}

const keepAwards = async (container: MedusaContainer, cart: PointsCart, wallets: Wallet[], { program, rules }: CartBasis, decided: Pick<EarningFacts, "company_id" | "orders_before">, at: Date): Promise<void> => {
  if (program.status !== "active" || !wallets.length) {
    return
  }
  const facts = await factsOfCart(container, program, cart, wallets, decided)
  const earnings = await earningsOf(container, program, cart, wallets, facts, at, await readEarningBasis(container, program, cart, wallets, facts, at, rules))
  await container.resolve<RewardPointsService>(REWARD_POINTS).noteAwards(cart.id, storedAwardsOf(program.version, facts.company_id, cart, earnings))
}

/** What wallets earn, as it is kept until the order is known. */
export const storedAwardsOf = (program_version: number, company_id: string | null, cart: PointsCart, { awards, orders_before }: Pick<Earnings, "awards" | "orders_before">): StoredAwards => {
  const keys = lineKeys(cart.lines)
  return {
    program_version,
    company_id,
    orders_before,
    awards: awards.map(({ wallet, award }) => ({
      account_id: wallet.account_id,
      points: award.points,
      breakdown: award.breakdown,
      lines: award.lines.map(({ line_id, points, reasons }) => ({ line_id: keys[line_id] ?? line_id, points, reasons })),
    })),
  }
}

/** Gives a turn and a debit back whose completion failed, unless the cart became an order after all. */
export const undoCartPoints = async (container: MedusaContainer, undo: CompletionUndo): Promise<void> => {
  if (await orderOfCart(container, undo.cart_id)) {
    return
  }
  if (undo.turn) {
    await forgetCompletion(container, undo.turn)
  }
  const { cart_id, entry_id } = undo
  if (!entry_id) {
    return
  }
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  await service.restoreCart({ cart_id, entry_id, program: await service.readProgram(), at: new Date(), time_zone: service.options.time_zone })
}
