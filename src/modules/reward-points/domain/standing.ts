/**
 * What points still pay of a line whose order was edited: a pure function of how it was placed, of
 * what the edits before have left, and of how it stands now.
 *
 * What no longer fits comes back as points. Points come back rounded down, and what is left of their
 * value, cut to the currency's smallest unit, pays on: so money and points never give back more than
 * was paid, whatever the rate. What has come back does not pay again when the line grows again.
 *
 * Amounts are in the price mode of the line.
 */
import { dividedBy, floorDivide, isLess, least, minus, notNegative, roundDown, times, zero, type Amount } from "../../../shared/money"

/** So many pieces at a price, and what is to be paid for them after promotions, without points. */
export type PayableLine = { quantity: Amount; unit_price: Amount; payable: Amount }

/** A line that points paid for. */
export type PaidLine = {
  /** Points that paid, and what they were worth. */
  points: number
  value: Amount
  placed: PayableLine
  /** What the edits before have left: what points pay, of how many pieces. As placed, where there were none. */
  standing: { value: Amount; quantity: Amount }
}

/** The line now; `returned`: pieces of it that came back. */
export type LineNow = PayableLine & { returned: Amount }

/**
 * @property value What points pay of the line now
 * @property kept What they would pay if they went with the line: the part of it that the edits left.
 *   Their ratio says how much less (or more) points come back than are undone of the line
 */
export type Standing = { value: Amount; kept: Amount; quantity: Amount }

/**
 * @param now null where an edit has taken the line out
 * @param decimals of the currency
 *
 * @example 1,000 points pay 10.00 of 3 pieces for 10.00 each. Of 2 pieces they pay 6.67, and 333
 *   points come back; of 3 again still 6.67.
 */
export const standingOf = (paid: PaidLine, now: LineNow | null, decimals: number): Standing => {
  if (!now || !isLess(zero, now.quantity)) {
    return { value: zero, kept: zero, quantity: zero }
  }
  const bounds = [paid.standing.value, inProportion(paid, now, decimals), withoutReturned(paid, now, decimals), now.payable]
  const value = notNegative(bounds.reduce(least))
  return { value, kept: keptOf(paid, now, value), quantity: now.quantity }
}

const isCheaper = ({ placed }: PaidLine, now: LineNow): boolean => isLess(now.unit_price, placed.unit_price)

/** The part of the line that is left, as two numbers: pieces, or what they cost where they became cheaper. */
const partLeft = (paid: PaidLine, now: LineNow): { left: Amount; of: Amount } => {
  const { placed } = paid
  const pieces = least(now.quantity, placed.quantity)
  const lowered = isCheaper(paid, now) && isLess(times(now.payable, placed.quantity), times(placed.payable, pieces))
  return lowered ? { left: now.payable, of: placed.payable } : { left: pieces, of: placed.quantity }
}

const inProportion = (paid: PaidLine, now: LineNow, decimals: number): Amount => {
  const { left, of } = partLeft(paid, now)
  const back = floorDivide(times(minus(of, left), paid.points), of)
  return back > 0 ? roundDown(dividedBy(times(paid.value, paid.points - back), paid.points), decimals) : paid.value
}

/** Medusa spreads what points pay over all pieces: those that came back took their part with them. */
const withoutReturned = ({ standing }: PaidLine, { quantity, returned }: LineNow, decimals: number): Amount => {
  const open = minus(quantity, returned)
  if (returned.isZero() || !isLess(zero, open)) {
    return standing.value
  }
  const of_open = times(standing.value, notNegative(minus(standing.quantity, returned)))
  const exactly = dividedBy(times(of_open, quantity), times(open, standing.quantity))
  return isLess(exactly, standing.value) ? roundDown(exactly, decimals) : standing.value
}

/** Pieces that went took their part with them; a lowered price takes by what it saves in money. */
const keptOf = (paid: PaidLine, now: LineNow, value: Amount): Amount => {
  const { placed } = paid
  const pieces = least(now.quantity, placed.quantity)
  const money_placed = minus(placed.payable, paid.value)
  const money = minus(now.payable, value)
  const saves = isCheaper(paid, now) && isLess(times(money, placed.quantity), times(money_placed, pieces))
  return saves ? dividedBy(times(paid.value, notNegative(money)), money_placed) : dividedBy(times(paid.value, pieces), placed.quantity)
}
