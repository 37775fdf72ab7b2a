/** Orders for the specs of the kernels. */
import { amount, times, zero } from "../../../shared/money"
import type { LineSnapshot, MoneySnapshot, OrderSnapshot } from "./order-snapshot"

export type LineFields = {
  id?: string
  /** Pieces placed, and their price each; the tax is 19 % on top. */
  placed?: number
  price?: number
  /** Pieces now, and their price each. */
  now?: number
  price_now?: number
  returned?: number
  returned_for_claims?: number
  claimed?: number
  fulfilled?: number
}

/** `{ placed: 3 }`: three pieces of 100 each, all of them still there. */
export const lineOf = ({ id = "line", placed = 1, price = 100, now = placed, price_now = price, ...back }: LineFields): LineSnapshot => ({
  line_id: id,
  product_id: "prod",
  variant_id: "variant",
  added_at: new Date("2026-01-01"),
  is_free_product: false,
  placed: valueOf(placed, price),
  current: valueOf(now, price_now),
  points_value: zero,
  points_standing: zero,
  fulfilled_quantity: amount(back.fulfilled ?? 0),
  returned: amount(back.returned ?? 0),
  returned_for_claims: amount(back.returned_for_claims ?? 0),
  claimed: amount(back.claimed ?? 0),
})

const valueOf = (quantity: number, price: number) => {
  const net = times(amount(quantity), price)
  return { quantity: amount(quantity), unit_price: amount(price), net, tax: times(net, "0.19") }
}

/** An order of these lines, paid in full unless it says otherwise, with these refunds. */
export const orderOf = (lines: LineFields[], { refunds = [], paid, ...rest }: OrderFields = {}): OrderSnapshot => {
  const read = lines.map(lineOf)
  const total = read.reduce((all, { placed }) => all.plus(placed.net).plus(placed.tax), zero)
  const captured = paid === undefined ? total : amount(paid)
  return {
    order_id: "order",
    order_version: 1,
    placed_version: 1,
    customer_id: "cus",
    currency_code: "eur",
    placed_total: total,
    credited: amount(rest.credited ?? 0),
    placed_at: new Date("2026-01-01"),
    canceled_at: null,
    completed_at: null,
    fulfilled_at: null,
    lines: read,
    has_free_pieces: false,
    money: { captures: [{ amount: captured, captured_at: new Date("2026-01-02") }], refunds: refunds.map(refundOf), shipping: zero, total, ...rest.money },
    ...(rest.canceled && { canceled_at: new Date("2026-02-01") }),
  }
}

export type OrderFields = {
  /** Amounts; a text is goodwill. */
  refunds?: (number | string)[]
  paid?: number
  canceled?: boolean
  credited?: number
  money?: Partial<MoneySnapshot>
}

const refundOf = (refund: number | string) => ({ amount: amount(refund), goodwill: typeof refund === "string" })
