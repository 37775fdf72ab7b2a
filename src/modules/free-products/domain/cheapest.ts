/** Which paid pieces cost nothing: the cheapest, over all lines of a scope. */
import { dividedBy, isLess, least, minus, notNegative, plus, roundHalfUp, times, zero, type Amount } from "../../../shared/money"
import type { PaidLine } from "./free-product-cart"
import { wholePiecesOf } from "./occurrences"
import type { GivenPieces } from "./rule-verdict"

/** What rules have freed of each line so far, by its id: no piece is freed twice, and no line goes below zero. */
export type Freed = Map<string, { pieces: number; amount: Amount }>

/**
 * Frees `wanted` of the cheapest pieces that no rule has freed before, and notes them in `freed`.
 *
 * A piece takes off its line what it costs after promotions, in the line's own price mode: of 3 at 10.00 with a coupon of 10 % the
 * free one takes 9.00 off, and the two others are paid for, with 18.00.
 * Of two lines alike the one with the smaller id comes first. A piece that costs nothing anyway is freed without a trace.
 */
export const freeCheapest = (rule_id: string, lines: readonly PaidLine[], wanted: number, freed: Freed): GivenPieces[] => {
  let missing = wanted
  return [...lines].sort(byUnitPrice).flatMap((line) => {
    const before = freed.get(line.id) ?? { pieces: 0, amount: zero }
    const quantity = Math.max(0, Math.min(missing, wholePiecesOf(line) - before.pieces))
    const payable = line.is_tax_inclusive ? line.gross : line.net
    const share = roundHalfUp(dividedBy(times(payable, quantity), line.quantity), DECIMALS)
    const remaining = notNegative(minus(payable, before.amount))
    const off = before.pieces + quantity === line.quantity ? remaining : least(share, remaining)
    missing -= quantity
    freed.set(line.id, { pieces: before.pieces + quantity, amount: plus(before.amount, notNegative(off)) })
    return isLess(zero, off) ? [{ rule_id, line_id: line.id, quantity, amount: off }] : []
  })
}

/** A third of a line has no end: finer than any price, and the last free piece takes what is left. */
const DECIMALS = 10

const byUnitPrice = (a: PaidLine, b: PaidLine): number => (isLess(a.unit_price, b.unit_price) ? -1 : isLess(b.unit_price, a.unit_price) ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
