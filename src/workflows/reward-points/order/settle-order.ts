/**
 * Points of an order: what its cart earned and redeemed is recorded once it is an order, and the
 * ledger brought in line with how the order stands. Every event of the order and the reconciliation
 * do this; a second time nothing is posted.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { SettledAccount, SettleInput } from "../../../modules/reward-points/ledger/orders"
import type { Program } from "../../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { NewOrder, StoredAwards } from "../../../modules/reward-points/storage/orders"
import type { RedemptionRow } from "../../../modules/reward-points/storage/redemptions"
import { amount, ceilDivide, isLess, minus, times, total, zero, type Amount } from "../../../shared/money"
import { spread } from "../../../shared/spread"
import { readPurchases, type Purchase } from "../../purchases/list-purchases"
import { lineKeys } from "../cart/line-keys"
import { addedLines } from "./added-lines"
import { awardsWithoutCart } from "./awards-without-cart"

/** Under which shipping is kept beside the lines. */
const SHIPPING = "shipping"

const WHOLE = { undone: amount(1), original: amount(1) }
const NOTHING = { undone: zero, original: amount(1) }

/**
 * Settles the points of an order.
 *
 * The purchases are read as they are recorded now: what was read before may be older than what
 * somebody else has settled meanwhile. A draft has none, and settles nothing yet.
 *
 * @returns what was posted, per account
 */
export const settlePoints = async (container: MedusaContainer, order_id: string): Promise<SettledAccount[]> => {
  const { revision, purchases } = await readPurchases(container, order_id)
  if (!purchases.length) {
    return []
  }
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const recorded = await service.readOrders([order_id])
  const program = await service.readProgram()
  const orders = recorded.length ? [] : await newOrders(container, order_id, purchases)
  const account_ids = [...recorded, ...orders].map(({ account_id }) => account_id)
  if (!account_ids.length) {
    return []
  }
  const input = { ...settlement(service, program, order_id, account_ids, purchases), revision }
  if (orders.length) {
    return service.recordOrder(orders, input)
  }
  await addedLines(container, program, recorded, purchases)
  return service.settleOrder(input)
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

/** What the order's cart earned and redeemed; what a draft earns that has become an order. */
const newOrders = async (container: MedusaContainer, order_id: string, purchases: Purchase[]): Promise<NewOrder[]> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const cart_id = await cartOfOrder(container, order_id)
  const redemption = cart_id ? await service.findRedemption(cart_id) : await redemptionShown(service, purchases)
  const stored = cart_id ? await service.findAwards(cart_id) : await awardsWithoutCart(container, order_id, purchases)
  return merged(order_id, cart_id, purchases, stored, redemption?.points ? redemption : null)
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

/** The cart that became the order; null for a draft of an admin. */
export const cartOfOrder = async (container: MedusaContainer, order_id: string): Promise<string | null> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order_cart", fields: ["cart_id"], filters: { order_id } })
  return data[0]?.cart_id ?? null
}

/** One record per account: an account may earn, redeem, or both. */
export const merged = (order_id: string, cart_id: string | null, purchases: Purchase[], stored: StoredAwards | null, redemption: ShownRedemption | null): NewOrder[] => {
  const { customer_id, currency_code, placed_at } = purchases[0]
  const keys = lineKeys(purchases.map((purchase) => ({ ...purchase, id: purchase.line_id })))
  const line_by_key = new Map(Object.entries(keys).map(([line_id, key]) => [key, line_id]))
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
        lines,
      },
    ]
  })
}

/** The points of a redemption on the lines that they paid, by value; what no line shows paid for shipping. */
const redeemedLines = ({ points, value }: ShownRedemption, purchases: Purchase[]): { line_id: string; points: number; value: string }[] => {
  const lines = purchases.map(({ line_id, points_value }) => ({ line_id, value: amount(points_value) }))
  const shipping = minus(amount(value), total(lines.map((line) => line.value)))
  const paid: { line_id: string; value: Amount }[] = [...lines, ...(isLess(zero, shipping) ? [{ line_id: SHIPPING, value: shipping }] : [])].filter((line) => isLess(zero, line.value))
  const parts = spread(points, paid.map((line) => line.value))
  return paid.map((line, index) => ({ line_id: line.line_id, points: parts[index], value: line.value.toFixed() }))
}
