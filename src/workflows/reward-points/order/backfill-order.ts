/** Points for one order that is older than the programme: earned late, as if they had been earned then. */
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Program } from "../../../modules/reward-points/domain/program"
import { settlementOf } from "../../../modules/reward-points/domain/settlement"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { SettleInput } from "../../../modules/reward-points/ledger/orders"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { NewOrder } from "../../../modules/reward-points/storage/orders"
import { amount, isLess, zero } from "../../../shared/money"
import { cartOfOrder } from "../../purchases/cart-of-order"
import { readPurchases } from "../../purchases/list-purchases"
import { earnedBy } from "./awards-without-cart"
import { merged, settlement, settlePoints } from "./settle-order"

/** Points per account, or why there are none. */
export type BackfilledOrder = { ok: true; granted: { account_id: string; points: number }[] } | { ok: false; reason: BackfillReason }

/**
 * Why an order gets nothing: it has no purchases as it was never placed, its points are known
 * already, it was placed while the programme was active, its buyer is a guest, no rule gives anything
 * for it, its earn event has not come, or all of it was undone.
 */
export type BackfillReason = "not_placed" | "already_recorded" | "programme_was_active" | "guest" | "nothing_to_earn" | "earn_event_missing" | "undone"

const none = (reason: BackfillReason): BackfilledOrder => ({ ok: false, reason })

/**
 * Computes what an order earns by today's rules, as of when it was placed, and grants what of it is
 * not undone. Its purchases are recorded. Twice, or by two at once, it is granted once.
 *
 * @param dry nothing is granted
 */
export const backfillOrder = async (container: MedusaContainer, program: Program, order_id: string, dry: boolean): Promise<BackfilledOrder> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const { revision, purchases } = await readPurchases(container, order_id)
  if (!purchases.length) {
    return none("not_placed")
  }
  const placed_at = new Date(purchases[0].placed_at)
  if ((await service.readOrders([order_id])).length) {
    return none("already_recorded")
  }
  if ((await service.readProgramAt(placed_at)).status === "active") {
    return none("programme_was_active")
  }
  const earned = await earnedBy(container, order_id, purchases, program, placed_at)
  if (!earned) {
    return none("guest")
  }
  const orders = merged(order_id, await cartOfOrder(container, order_id), purchases, earned, null)
  if (!orders.length) {
    return none("nothing_to_earn")
  }
  const input = { ...settlement(service, program, order_id, orders.map(({ account_id }) => account_id), purchases), revision, reason_code: "backfill" as const }
  if (!input.is_due) {
    return none("earn_event_missing")
  }
  const due = orders.map((order) => ({ account_id: order.account_id, points: dueOf(order, input) })).filter(({ points }) => points > 0)
  if (!due.length) {
    return none("undone")
  }
  if (dry) {
    return { ok: true, granted: due }
  }
  const settled = await service.recordOrder(orders, input)
  const added = purchases.some(({ added_net }) => isLess(zero, amount(added_net))) ? await settlePoints(container, order_id) : []
  const granted = [...settled, ...added].map(({ account_id, granted }) => ({ account_id, points: granted })).filter(({ points }) => points > 0)
  return granted.length ? { ok: true, granted } : none("already_recorded")
}

/** What the first settlement of an order grants. */
const dueOf = ({ lines }: NewOrder, { undone, otherwise, is_due, program }: SettleInput): number =>
  settlementOf({ lines: lines.map((line) => ({ ...line, ...(undone[line.line_id] ?? otherwise) })), is_due, posted: 0, restored: 0, rounding: program.earning.rounding }).grant
