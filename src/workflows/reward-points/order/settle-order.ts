/**
 * Points of an order: what its cart earned and redeemed is recorded once it is an order, and the
 * ledger brought in line with how the order stands. Every event of the order and the reconciliation
 * do this; a second time nothing is posted.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import type { SettledAccount, SettleInput } from "../../../modules/reward-points/ledger/orders"
import type { Program } from "../../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { OrderBasis } from "../../../modules/reward-points/storage/order-basis"
import type { NewOrder, StoredAwards } from "../../../modules/reward-points/storage/orders"
import type { RedemptionRow } from "../../../modules/reward-points/storage/redemptions"
import { amount, ceilDivide, currencyDecimals, fromMinorUnits, isLess, minus, times, total, zero, type Amount } from "../../../shared/money"
import { spread } from "../../../shared/spread"
import { cartOfOrder } from "../../purchases/cart-of-order"
import { readPurchases, type Purchase } from "../../purchases/list-purchases"
import { lineKeys } from "../cart/line-keys"
import { holdGuestOrder } from "../guests/hold-order"
import { addedLines } from "./added-lines"
import { awardsWithoutCart } from "./awards-without-cart"

/** Under which shipping is kept beside the lines. */
const SHIPPING = "shipping"

const WHOLE = { undone: amount(1), original: amount(1) }
const NOTHING = { undone: zero, original: amount(1) }

/** The purchases of an order as they were recorded just now, and the revision that they are; its cart where that was found (see `cartOfOrder`). */
export type RecordedPurchases = { revision: number; purchases: Purchase[]; cart_id?: string }

/**
 * Settles the points of an order. A draft has no purchases, and settles nothing yet.
 *
 * @param just what this run has recorded. An order that is settled for the first time is settled from
 *   it: where somebody else has settled it meanwhile, the later revision stands. Else the purchases are
 *   read as they are recorded now.
 * @returns what was posted, per account
 */
export const settlePoints = async (container: MedusaContainer, order_id: string, just?: RecordedPurchases): Promise<SettledAccount[]> => {
  if (just && !just.purchases.length) {
    return []
  }
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const { cart_id, ...known } = await orderBasis(container, order_id, just?.cart_id)
  const { orders: recorded, program } = known
  const { revision, purchases } = just && !recorded.length ? just : await readPurchases(container, order_id)
  if (!purchases.length) {
    return []
  }
  const earned = recorded.length ? null : await earnedByOrder(container, order_id, purchases, cart_id, known)
  if (earned?.stored?.held && !(await holdFor(container, order_id, earned, purchases, revision))) {
    // Somebody has taken it over this moment: now it is recorded, and settled like any other.
    return settlePoints(container, order_id)
  }
  const orders = earned ? merged(order_id, cart_id, purchases, earned.stored, earned.redemption) : []
  const account_ids = [...recorded, ...orders].map(({ account_id }) => account_id)
  if (!account_ids.length) {
    return []
  }
  const input = { ...settlement(service, program, order_id, account_ids, purchases), revision }
  if (orders.length) {
    return service.recordOrder(orders, input)
  }
  await addedLines(container, program, recorded, purchases)
  const isAdded = purchases.some(({ added_net }) => isLess(zero, amount(added_net)))
  return service.settleOrder(input, isAdded ? null : recorded)
}

/** What an order is settled by. Of one that is recorded already, its cart is not asked for. */
const orderBasis = async (container: MedusaContainer, order_id: string, known: string | undefined): Promise<OrderBasis & { cart_id: string | null }> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const basis = await service.readOrderBasis(order_id, known ?? null)
  const cart_id = known ?? (basis.orders.length ? null : await cartOfOrder(container, order_id))
  return cart_id && !known ? { ...(await service.readOrderBasis(order_id, cart_id)), cart_id } : { ...basis, cart_id }
}

/** How an order stands now, as the ledger settles it. */
export const settlement = (service: RewardPointsService, program: Program, order_id: string, account_ids: string[], purchases: Purchase[]): Omit<SettleInput, "revision"> => {
  const isCanceled = purchases.some(({ canceled_at }) => canceled_at !== null)
  const undone = purchases.map(({ line_id, undone_num, undone_den }) => ({ line_id, undone: amount(undone_num), original: amount(undone_den) }))
  return {
    order_id,
    account_ids,
    // What was added to a line goes with it.
    undone: Object.fromEntries(undone.flatMap(({ line_id, ...share }) => [[line_id, share], [`${line_id}:added`, share]])),
    otherwise: isCanceled ? WHOLE : NOTHING,
    is_due: isDue(program, purchases),
    program,
    at: new Date(),
    time_zone: service.options.time_zone,
  }
}

/** Whether the programme's earn event has come; of several captures or fulfilments, the last. */
const isDue = ({ earning }: Program, purchases: Purchase[]): boolean => {
  switch (earning.event) {
    case "order_placed":
      return true
    case "payment_captured":
      return purchases.every(({ captured_at }) => captured_at !== null)
    case "order_fulfilled":
      return purchases.every(({ fulfilled_at }) => fulfilled_at !== null)
    case "order_completed":
      return purchases.every(({ completed_at }) => completed_at !== null)
  }
}

/** What an order earned and redeemed, and through which cart. */
export type EarnedByOrder = { cart_id: string | null; stored: StoredAwards | null; redemption: ShownRedemption | null }

/** What the order's cart earned and redeemed; what a draft earns that has become an order. */
const earnedByOrder = async (container: MedusaContainer, order_id: string, purchases: Purchase[], cart_id: string | null, known: OrderBasis): Promise<EarnedByOrder> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const redemption = cart_id ? await redemptionOfCart(service, cart_id, known.redemption, purchases) : await redemptionShown(service, purchases)
  const stored = cart_id ? known.awards : await awardsWithoutCart(container, order_id, purchases)
  return { cart_id, stored, redemption: redemption?.points ? redemption : null }
}

/** Holds what a guest's order has earned. False where an account has taken it over. */
const holdFor = async (container: MedusaContainer, order_id: string, { cart_id, stored }: EarnedByOrder, purchases: Purchase[], revision: number): Promise<boolean> => {
  if (!stored?.held?.points) {
    return true
  }
  const { currency_code, placed_at } = purchases[0]
  const line_by_key = lineIdsByKey(purchases)
  const lines = stored.held.lines.map((line) => ({ ...line, line_id: line_by_key.get(line.line_id) ?? line.line_id }))
  const { points, breakdown } = stored.held
  return holdGuestOrder(container, { order_id, cart_id, currency_code, program_version: stored.program_version, points, breakdown, lines, placed_at: new Date(placed_at), revision })
}

/** An order's lines by what they are: its cart's have other ids. */
const lineIdsByKey = (purchases: Purchase[]): Map<string, string> =>
  new Map(Object.entries(lineKeys(purchases.map((purchase) => ({ ...purchase, id: purchase.line_id })))).map(([line_id, key]) => [key, line_id]))

/**
 * What an order's cart redeemed: as it is noted with its debit. Where the debit was given back while the
 * order was being made, what is noted now may be another wish, or none: the debit tells what the order shows.
 */
const redemptionOfCart = async (service: RewardPointsService, cart_id: string, noted: RedemptionRow | null, purchases: Purchase[]): Promise<ShownRedemption | null> => {
  const shown = total(purchases.map(({ points_value }) => amount(points_value)))
  if (noted?.entry_id || (shown.isZero() && !noted?.points)) {
    return noted
  }
  const debit = await service.lastDebitOfCart(cart_id)
  if (!debit) {
    return noted?.points ? noted : redemptionShown(service, purchases)
  }
  return { ...debit, value: noted?.points === debit.points ? noted.value : shown.toFixed() }
}

/**
 * An order without a cart that shows points all the same: a process died between the order and its
 * link with the cart. It is debited for what it shows, from the buyer's own wallet; a cancellation
 * gives it back.
 */
const redemptionShown = async (service: RewardPointsService, purchases: Purchase[]): Promise<ShownRedemption | null> => {
  const value = total(purchases.map(({ points_value }) => amount(points_value)))
  const { customer_id, currency_code, placed_at } = purchases[0]
  const { redemption } = await service.readProgramAt(new Date(placed_at))
  const rate = redemption.values.find((each) => each.currency_code === currency_code)
  if (!customer_id || !rate || value.isZero()) {
    return null
  }
  const [account] = await service.ensureAccounts([{ type: "customer", id: customer_id }])
  return { account_id: account.id, points: ceilDivide(times(value, rate.points), rate.amount), value: value.toFixed(), entry_id: null }
}

/** What of a redemption an order is recorded with. */
type ShownRedemption = Pick<RedemptionRow, "account_id" | "points" | "value" | "entry_id">

/** One record per account: an account may earn, redeem, or both. */
export const merged = (order_id: string, cart_id: string | null, purchases: Purchase[], stored: StoredAwards | null, redemption: ShownRedemption | null): NewOrder[] => {
  const { customer_id, currency_code, placed_at } = purchases[0]
  const line_by_key = lineIdsByKey(purchases)
  const redeemed = redemption ? redeemedLines(redemption, purchases) : []
  const account_ids = [...new Set([...(stored?.awards ?? []).map(({ account_id }) => account_id), ...(redemption ? [redemption.account_id] : [])])]
  return account_ids.flatMap((account_id): NewOrder[] => {
    const award = stored?.awards.find((each) => each.account_id === account_id)
    const own = redemption?.account_id === account_id ? redemption : null
    const earned = new Map((award?.lines ?? []).map((line) => [line_by_key.get(line.line_id) ?? line.line_id, line]))
    const spent = new Map((own ? redeemed : []).map((line) => [line.line_id, line]))
    const ids = [...new Set([...earned.keys(), ...spent.keys()])]
    const lines = ids.map((line_id) => ({
      line_id,
      earned: earned.get(line_id)?.points ?? 0,
      reasons: earned.get(line_id)?.reasons ?? [],
      redeemed: spent.get(line_id)?.points ?? 0,
      redeemed_value: spent.get(line_id)?.value ?? "0",
      added_net: null,
    }))
    if (!award?.points && !own) {
      return []
    }
    return [
      {
        order_id,
        account_id,
        customer_id,
        cart_id,
        currency_code,
        program_version: stored?.program_version ?? 0,
        earned: award?.points ?? 0,
        breakdown: award?.breakdown ?? [],
        redeemed: own?.points ?? 0,
        redeemed_value: own?.value ?? "0",
        redeem_entry_id: own?.entry_id ?? null,
        placed_at: new Date(placed_at),
        orders_before: stored?.orders_before ?? null,
        lines,
      },
    ]
  })
}

/**
 * The points of a redemption on the lines that they paid, by value; what no line shows paid for
 * shipping. Less than a smallest unit is no shipping: lines of 7,086.6 yen are paid with 7,087.
 */
const redeemedLines = ({ points, value }: ShownRedemption, purchases: Purchase[]): { line_id: string; points: number; value: string }[] => {
  const lines = purchases.map(({ line_id, points_value }) => ({ line_id, value: amount(points_value) }))
  const shipping = minus(amount(value), total(lines.map((line) => line.value)))
  const unit = fromMinorUnits(1, currencyDecimals(purchases[0].currency_code))
  const paid: { line_id: string; value: Amount }[] = [...lines, ...(isLess(shipping, unit) ? [] : [{ line_id: SHIPPING, value: shipping }])].filter((line) => isLess(zero, line.value))
  const parts = spread(points, paid.map((line) => line.value))
  return paid.map((line, index) => ({ line_id: line.line_id, points: parts[index], value: line.value.toFixed() }))
}
