/**
 * A redemption at a cart: how many points it takes, what they are worth, and what of it falls on
 * which line. The buyer's wish is an intent; what the cart, the balance and the programme permit is
 * decided anew each time.
 *
 * Amounts are in the price mode of the lines: net where prices are net, gross where they are gross.
 */
import { amount, ceilDivide, currencyDecimals, floorDivide, fromMinorUnits, isEqual, isLess, least, minorUnits, notNegative, percentOf, roundHalfUp, times, total, zero, minus, type Amount } from "../../../shared/money"
import { spread } from "../../../shared/spread"
import type { ProgramSettings, RedemptionValue } from "./program"

/** A number of points, or as many as possible. */
export type Intent = number | "max"

/** A line, or a shipping method, of the cart. */
export type Payable = {
  id: string
  kind: "line" | "shipping"
  /** What is to be paid for it after promotions, without points. */
  payable: Amount
  /** Points may pay for it. */
  is_payable: boolean
}

/** Why points pay for nothing here. */
export type Blocked = "program_off" | "no_account" | "may_not_redeem" | "excluded_group" | "code_in_cart"

/** Why not more. */
export type LimitReason = Blocked | "no_value" | "below_minimum_balance" | "below_minimum" | "nothing_to_pay" | "balance" | "monthly_limit" | "maximum" | "share"

export type RedemptionInput = {
  settings: ProgramSettings["redemption"]
  currency_code: string
  payables: Payable[]
  /** What gift cards and store credit of the cart pay already. */
  credited: Amount
  blocked: Blocked | null
  /** Points of the account that can be spent. */
  available: number
  /** Points that the member may still spend this month; null: no limit. */
  month_left: number | null
}

/** What can be redeemed. */
export type RedemptionRange = {
  minimum: number
  /** 0 where nothing can be redeemed. */
  maximum: number
  step: number
  reason: LimitReason | null
  rate: RedemptionValue | null
}

/** What an intent comes to. */
export type Redemption = { points: number; value: Amount; spread: { id: string; kind: Payable["kind"]; amount: Amount }[] }

/** What the cart allows, in smallest units of the currency. */
type Room = {
  rate: RedemptionValue
  decimals: number
  /** The most that points may pay. */
  units: number
  /** That is all there is to pay. */
  is_all: boolean
  /** The share of the programme is what limits it. */
  by_share: boolean
}

/** How many points can be redeemed on this cart, and why not more. */
export const redemptionRange = (input: RedemptionInput): RedemptionRange => {
  const { settings, blocked, available } = input
  const room = roomOf(input)
  const range = { minimum: smallest(settings), step: settings.step, rate: room?.rate ?? null }
  const nothing = (reason: LimitReason): RedemptionRange => ({ ...range, maximum: 0, reason })
  if (blocked) {
    return nothing(blocked)
  }
  if (!room) {
    return nothing("no_value")
  }
  if (settings.minimum_balance > 0 && available < settings.minimum_balance) {
    return nothing("below_minimum_balance")
  }
  const limits = limitsOf(input, room)
  const tightest = limits.reduce((a, b) => (b.points < a.points ? b : a))
  const maximum = onStep(tightest.points, settings.step)
  return maximum < range.minimum ? nothing(tightest.points > 0 ? "below_minimum" : tightest.reason ?? "nothing_to_pay") : { ...range, maximum, reason: tightest.reason }
}

/** What an intent comes to on this cart: never more than the range allows, and 0 below its minimum. */
export const clampRedemption = (intent: Intent, input: RedemptionInput): Redemption => {
  const { maximum, minimum } = redemptionRange(input)
  const room = roomOf(input)
  const wanted = intent === "max" ? maximum : onStep(Math.min(intent, maximum), input.settings.step)
  if (!room || wanted < minimum || wanted <= 0) {
    return { points: 0, value: zero, spread: [] }
  }
  const isAll = room.is_all && worthOf(wanted, room) >= room.units
  // A part is whole units of each line: of 2.18 and 26.43 yen no more than 2 and 26 can be paid.
  const units = isAll ? room.units : Math.min(worthOf(wanted, room), room.units, wholeUnits(input, room.decimals))
  const points = onStepUp(pointsFor(units, room), input.settings.step)
  return { points: Math.min(points, wanted), value: fromMinorUnits(units, room.decimals), spread: isAll ? allOf(input) : partsOf(units, input, room) }
}

/** The fewest points that a redemption takes: the minimum of the programme, on a step. */
const smallest = ({ minimum, step }: RedemptionInput["settings"]): number => onStepUp(minimum, step)

const onStep = (points: number, step: number): number => points - (points % step)
const onStepUp = (points: number, step: number): number => onStep(points + step - 1, step)

const payableIn = ({ payables }: RedemptionInput): Payable[] => payables.filter(({ is_payable, payable }) => is_payable && isLess(zero, payable))

const roomOf = (input: RedemptionInput): Room | null => {
  const { settings, currency_code, payables, credited } = input
  const rate = settings.values.find((value) => value.currency_code === currency_code)
  if (!rate) {
    return null
  }
  const decimals = currencyDecimals(currency_code)
  const counted = payables.filter(({ kind }) => kind === "line" || settings.pays_shipping)
  const all = total(counted.map(({ payable }) => payable))
  const eligible = total(payableIn(input).map(({ payable }) => payable))
  const share = settings.maximum_share === 100 ? all : percentOf(all, settings.maximum_share)
  const unpaid = notNegative(minus(total(payables.map(({ payable }) => payable)), credited))
  const most = least(least(share, eligible), unpaid)
  // A total of 4.733 is paid by 4.73: points pay what money would.
  const is_all = isEqual(most, eligible) && !isLess(most, eligible)
  const paid = is_all ? minorUnits(roundHalfUp(eligible, decimals), decimals) : Math.min(minorUnits(most, decimals), wholeUnits(input, decimals))
  return { rate, decimals, units: paid, is_all, by_share: isLess(share, least(eligible, unpaid)) }
}

/** What all lines hold in whole units, each for itself. */
const wholeUnits = (input: RedemptionInput, decimals: number): number => payableIn(input).reduce((sum, { payable }) => sum + minorUnits(payable, decimals), 0)

/** What points are worth in smallest units, rounded down: of 3 points for 1.00, one is 0.33. */
const worthOf = (points: number, { rate, decimals }: Room): number => floorDivide(times(amount(points), rate.amount).shiftedBy(decimals), rate.points)

/** The fewest points that are worth so many units. */
const pointsFor = (units: number, { rate, decimals }: Room): number => ceilDivide(times(amount(units), rate.points), amount(rate.amount).shiftedBy(decimals))

/**
 * Each limit in points. All that there is to pay may take one point that is worth more than the
 * rest of it; a part never does, for of points that buy nothing none are taken.
 */
const limitsOf = ({ settings, available, month_left }: RedemptionInput, room: Room): { points: number; reason: LimitReason | null }[] => {
  const exact = floorDivide(times(amount(room.units), room.rate.points), amount(room.rate.amount).shiftedBy(room.decimals))
  const whole = pointsFor(room.units, room)
  const payable = room.is_all && whole % settings.step === 0 ? whole : exact
  return [
    { points: payable, reason: room.units === 0 ? "nothing_to_pay" : room.by_share ? "share" : null },
    { points: Math.max(0, available), reason: "balance" },
    ...(month_left === null ? [] : [{ points: Math.max(0, month_left), reason: "monthly_limit" as const }]),
    ...(settings.maximum === null ? [] : [{ points: settings.maximum, reason: "maximum" as const }]),
  ]
}

const allOf = (input: RedemptionInput): Redemption["spread"] => payableIn(input).map(({ id, kind, payable }) => ({ id, kind, amount: payable }))

/** Spread by value, exact to the smallest unit; no line gets more than is to be paid for it. */
const partsOf = (units: number, input: RedemptionInput, { decimals }: Room): Redemption["spread"] => {
  const lines = payableIn(input)
  const parts = spread(units, lines.map(({ payable }) => amount(minorUnits(payable, decimals))))
  return lines.flatMap(({ id, kind }, index) => (parts[index] > 0 ? [{ id, kind, amount: fromMinorUnits(parts[index], decimals) }] : []))
}
