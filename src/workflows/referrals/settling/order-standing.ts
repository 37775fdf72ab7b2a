import type { OrderStanding } from "../../../modules/referrals/domain/settle"
import { amount, plus } from "../../../shared/money"
import { multiply, ratio, ratioOf, sum, type Ratio } from "../../../shared/ratio"
import type { Purchase } from "../../purchases/list-purchases"

const EVENTS = { order_placed: "placed_at", payment_captured: "captured_at", order_fulfilled: "fulfilled_at", order_completed: "completed_at" } as const

/** How an order stands, of its purchases; free products count nowhere. There has to be a purchase. */
export const orderStanding = (purchases: readonly Purchase[]): OrderStanding => {
  const goods = purchases.filter(({ is_free_product }) => !is_free_product)
  // A piece that is gone is never paid or sent any more: nobody waits for it.
  const standing = goods.filter(({ undone_num, undone_den }) => undone_num !== undone_den)
  return {
    currency_code: purchases[0].currency_code,
    full: sum(goods.map(netOf)),
    net: sum(goods.map((purchase) => multiply(netOf(purchase), standingPart(purchase)))),
    is_canceled: purchases.some(({ canceled_at }) => canceled_at !== null),
    reached: {
      order_placed: reachedAt(standing, EVENTS.order_placed),
      payment_captured: reachedAt(standing, EVENTS.payment_captured),
      order_fulfilled: reachedAt(standing, EVENTS.order_fulfilled),
      order_completed: reachedAt(standing, EVENTS.order_completed),
    },
  }
}

const netOf = ({ net, added_net }: Purchase): Ratio => ratioOf(plus(amount(net), added_net))

const standingPart = ({ undone_num, undone_den }: Purchase): Ratio => ratio(BigInt(undone_den) - BigInt(undone_num), BigInt(undone_den))

/** The last of the lines; null: one waits still. */
const reachedAt = (purchases: readonly Purchase[], event: (typeof EVENTS)[keyof typeof EVENTS]): Date | null => {
  const instants = purchases.map((purchase) => purchase[event])
  return instants.includes(null) || !instants.length ? null : new Date(Math.max(...instants.map((instant) => Date.parse(instant ?? ""))))
}
