/**
 * How much of each line of an order has been undone.
 *
 * Two things undo a line: pieces that go (taken out by an edit, brought back, claimed), and money
 * that is given back. The **greater** of both shares counts, never their sum: who returns a piece and
 * gets its price back has undone one piece. Money is refunded for an order, not for a line. So it
 * first pays for the pieces that went, as far as they were paid for, and only what is left of it
 * falls on the lines, by what of them still stands. Goodwill undoes nothing.
 *
 * Everything is read from how the order stands now. Whatever happened in whatever order, and however
 * often it was told, the figures are the same.
 *
 * @example Two lines of 100 each, paid. The first comes back: 1 and 0 are undone. 100 are refunded:
 *   still 1 and 0. Another 50 are refunded: 1 and 1/2.
 */
import { currencyDecimals, type Amount } from "../../../shared/money"
import type { LineSnapshot, LineValue, OrderSnapshot } from "./order-snapshot"
import {
  add,
  decimalOf,
  fraction,
  fractionOf,
  isBelow,
  isNone,
  least,
  most,
  multiply,
  NONE,
  orNone,
  ratio,
  subtract,
  sum,
  toText,
  WHOLE,
  type Fraction,
  type FractionText,
} from "./fraction"

/** What undid a line: pieces, money beyond them, or the whole order. */
export type UndoneBy = "quantity" | "amount" | "cancellation"

/** How a line stands. */
export type LineStanding = {
  line_id: string
  /** Pieces that came on top of the placed ones, and their value: an edit, an exchange or a claim added them. */
  added_quantity: Amount
  added_net: Amount
  added_tax: Amount
  /** Pieces of all (placed and added) that went. */
  undone_quantity: Amount
  /** Money of all that was given back for the line. */
  undone_amount: Amount
  /** The part of the line that is undone, 0 to 1: exact. */
  undone: FractionText
  undone_by: UndoneBy | null
}

/** Decimals of a value that is a part of another: more than any currency has. */
const VALUE_DECIMALS = 10

/** A refund is goodwill by the code or the label of its reason, whatever their case. */
export const isGoodwill = (reason: { code?: string | null; label?: string | null } | null | undefined): boolean =>
  [reason?.code, reason?.label].some((word) => word?.trim().toLowerCase() === "goodwill")

/** What of an order says how its lines stand. */
export type ChangingOrder = Pick<OrderSnapshot, "lines" | "money" | "credited" | "canceled_at" | "currency_code">

/** How every line of the order stands. */
export const undoneOf = (order: ChangingOrder): LineStanding[] => {
  const worths = order.lines.map((line) => worthOf(line, order.currency_code))
  const spread = spreadRefunds(worths, order)
  return worths.map((worth) => (order.canceled_at ? standing(worth, WHOLE, worth.gross, "cancellation") : afterRefunds(worth, spread)))
}

/** A line in fractions. `gone`: its part that went with pieces or a lowered price. */
type Worth = {
  line_id: string
  bought: Fraction
  added: { quantity: Fraction; net: Fraction; tax: Fraction }
  gross: Fraction
  gone_quantity: Fraction
  gone: Fraction
}

const worthOf = (line: LineSnapshot, currency_code: string): Worth => {
  const placed = inFractions(line.placed)
  const current = inFractions(line.current)
  const kept = ratio(least(placed.quantity, current.quantity), placed.quantity)
  const grew = isBelow(placed.quantity, current.quantity) || isBelow(placed.unit_price, current.unit_price) || paysInstead(line, kept, currency_code)
  const added = {
    quantity: orNone(subtract(current.quantity, placed.quantity)),
    net: grew ? orNone(subtract(current.net, multiply(placed.net, kept))) : NONE,
    tax: grew ? orNone(subtract(current.tax, multiply(placed.tax, kept))) : NONE,
  }
  const bought = most(placed.quantity, current.quantity)
  const gone_quantity = least(bought, add(subtract(bought, current.quantity), broughtBack(line)))
  const left = multiply(subtract(WHOLE, ratio(gone_quantity, bought)), subtract(WHOLE, priceCut(placed, current, kept)))
  return { line_id: line.line_id, bought, added, gross: sum([placed.net, placed.tax, added.net, added.tax]), gone_quantity, gone: subtract(WHOLE, left) }
}

/** Whether money pays what points paid: a piece that an edit took out, and another puts back, has its points no more. */
const paysInstead = ({ points_value, points_standing }: LineSnapshot, kept: Fraction, currency_code: string): boolean => {
  const by_money = subtract(multiply(fractionOf(points_value), kept), fractionOf(points_standing))
  return !isBelow(by_money, fraction(1n, 10n ** BigInt(currencyDecimals(currency_code))))
}

/** A claimed piece that came back is one piece. */
const broughtBack = ({ returned, returned_for_claims, claimed }: LineSnapshot): Fraction => {
  const for_claims = fractionOf(returned_for_claims)
  return add(orNone(subtract(fractionOf(returned), for_claims)), most(for_claims, fractionOf(claimed)))
}

/** By which part an edit made the pieces cheaper that were placed; one that adds pieces is weighed as a whole. */
const priceCut = (placed: ValueInFractions, current: ValueInFractions, kept: Fraction): Fraction => {
  const before = multiply(placed.gross, kept)
  const cheaper = isBelow(current.unit_price, placed.unit_price) && isBelow(current.gross, before)
  return cheaper && !isNone(current.quantity) ? subtract(WHOLE, ratio(orNone(current.gross), before)) : NONE
}

type ValueInFractions = { [Field in keyof LineValue]: Fraction } & { gross: Fraction }

const inFractions = ({ quantity, unit_price, net, tax }: LineValue): ValueInFractions => ({
  quantity: fractionOf(quantity),
  unit_price: fractionOf(unit_price),
  net: fractionOf(net),
  tax: fractionOf(tax),
  gross: add(fractionOf(net), fractionOf(tax)),
})

/** `paid_back`: of the value that went, the part that was given back. `excess`: of the value that stands, the part given back. */
type Spread = { paid_back: Fraction; excess: Fraction }

/** What refunds pay for. */
const spreadRefunds = (worths: Worth[], { money, credited, currency_code }: ChangingOrder): Spread => {
  if (!money) {
    return { paid_back: NONE, excess: NONE }
  }
  const gone = sum(worths.map((worth) => multiply(worth.gross, worth.gone)))
  const stands = subtract(sum(worths.map(({ gross }) => gross)), gone)
  const paid = sum([...money.captures.map((capture) => fractionOf(capture.amount)), fractionOf(credited)])
  // What went and was never paid, or was paid with what an exchange sent out, is owed to nobody.
  const owed = least(gone, orNone(subtract(subtract(paid, fractionOf(money.shipping)), stands)))
  const refunds = money.refunds.filter(({ goodwill }) => !goodwill)
  const refunded = sum(refunds.map((refund) => fractionOf(refund.amount)))
  const excess = orNone(subtract(refunded, owed))
  // Each refund is rounded to what can be paid out: less than that for each of them undoes nothing.
  const payable = fraction(BigInt(refunds.length), 10n ** BigInt(currencyDecimals(currency_code)))
  return { paid_back: ratio(least(refunded, owed), gone), excess: isBelow(excess, payable) ? NONE : least(WHOLE, ratio(excess, stands)) }
}

const afterRefunds = (worth: Worth, { paid_back, excess }: Spread): LineStanding => {
  const { gross, gone } = worth
  const left = subtract(WHOLE, gone)
  const by_amount = !isNone(excess) && !isNone(gross) && !isNone(left)
  const undone = by_amount ? add(gone, multiply(left, excess)) : gone
  const given_back = multiply(gross, add(multiply(gone, paid_back), multiply(left, excess)))
  return standing(worth, undone, given_back, by_amount ? "amount" : isNone(gone) ? null : "quantity")
}

const standing = ({ line_id, bought, added, gone_quantity }: Worth, undone: Fraction, given_back: Fraction, undone_by: UndoneBy | null): LineStanding => ({
  line_id,
  added_quantity: decimalOf(added.quantity, VALUE_DECIMALS),
  added_net: decimalOf(added.net, VALUE_DECIMALS),
  added_tax: decimalOf(added.tax, VALUE_DECIMALS),
  undone_quantity: decimalOf(undone_by === "cancellation" ? bought : gone_quantity, VALUE_DECIMALS),
  undone_amount: decimalOf(orNone(given_back), VALUE_DECIMALS),
  undone: toText(undone),
  undone_by,
})
