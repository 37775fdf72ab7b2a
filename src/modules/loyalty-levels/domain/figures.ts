/** Figures of an owner: sums of what was bought in a window, and whether they reach what a level asks. Pure. */
import { amount, isLess, plus, roundHalfUp, times, zero, type Amount } from "../../../shared/money"
import type { LevelFigure, LevelFigures, LevelNeed, LevelThresholds } from "../../../types/loyalty-levels"
import type { LadderRules, Level } from "./ladder"
import { daysBetween, type Day } from "./window"

/**
 * What an owner bought on one day in one currency, minus what is undone of it by now. Decimals are text.
 *
 * @property orders Orders of which something stands
 */
export type DayFigures = { day: Day; currency_code: string; net: string; orders: number; items: string }

/** Points that an owner earned on one day, minus what was taken back of them. */
export type DayPoints = { day: Day; points: number }

/** All that is known of one owner, since some day. */
export type OwnerHistory = {
  days: readonly DayFigures[]
  points: readonly DayPoints[]
  /** The day on which the customer registered, or the company was marked as one. */
  since: Day
}

/** Sums over a window. `spend` and `orders_in` are by currency, converted where the ladder has a table. */
export type Sums = { spend: Map<string, Amount>; orders_in: Map<string, number>; orders: number; items: Amount; points: number; days_as_customer: number }

/** Sums of exact fractions are taken with twenty decimals and compared with eight: a third three times is one. */
const DECIMALS = 8

const settled = (sum: Amount): Amount => roundHalfUp(sum, DECIMALS)

/** Nothing was bought. */
export const emptySums = (days_as_customer: number): Sums => ({ spend: new Map(), orders_in: new Map(), orders: 0, items: zero, points: 0, days_as_customer })

/** Adds a day, or takes it off again (`sign` -1). */
export const addDay = (sums: Sums, { currency_code, net, orders, items }: DayFigures, { conversion }: Pick<LadderRules, "conversion">, sign: 1 | -1 = 1): void => {
  sums.orders += sign * orders
  sums.items = plus(sums.items, times(amount(items), sign))
  const counted = converted(net, currency_code, conversion)
  if (counted) {
    sums.spend.set(counted.code, plus(sums.spend.get(counted.code) ?? zero, times(counted.value, sign)))
    sums.orders_in.set(counted.code, (sums.orders_in.get(counted.code) ?? 0) + sign * orders)
  }
}

/** Null: the table has no rate, so the money counts nowhere. */
const converted = (net: string, currency_code: string, conversion: LadderRules["conversion"]): { code: string; value: Amount } | null => {
  if (!conversion || conversion.currency_code === currency_code) {
    return { code: currency_code, value: amount(net) }
  }
  const found = conversion.rates.find((each) => each.currency_code === currency_code)
  return found ? { code: conversion.currency_code, value: times(amount(net), found.rate) } : null
}

/** The sums from a day on; both ends count. */
export const sumsFrom = (history: OwnerHistory, from: Day, today: Day, rules: Pick<LadderRules, "conversion">): Sums => {
  const sums = emptySums(Math.max(0, daysBetween(history.since, today)))
  history.days.forEach((day) => day.day >= from && addDay(sums, day, rules))
  history.points.forEach(({ day, points }) => (sums.points += day >= from ? points : 0))
  return sums
}

const averageOf = (sums: Sums, code: string): Amount => {
  const orders = sums.orders_in.get(code) ?? 0
  return orders > 0 ? settled((sums.spend.get(code) ?? zero).dividedBy(orders)) : zero
}

/** As they are shown and kept. */
export const figuresOf = (sums: Sums): LevelFigures => ({
  net_spend: Object.fromEntries([...sums.spend].map(([code, value]) => [code, settled(value).toFixed()])),
  average_order_value: Object.fromEntries([...sums.spend.keys()].map((code) => [code, averageOf(sums, code).toFixed()])),
  orders: sums.orders,
  items: settled(sums.items).toFixed(),
  points_earned: sums.points,
  days_as_customer: sums.days_as_customer,
})

/** Each thing that a level asks, with what there is of it. */
const askedOf = (asked: LevelThresholds, sums: Sums): { figure: LevelFigure; currency_code: string | null; threshold: Amount; value: Amount }[] => [
  ...Object.entries(asked.net_spend ?? {}).map(([code, threshold]) => ({ figure: "net_spend" as const, currency_code: code, threshold: amount(threshold), value: settled(sums.spend.get(code) ?? zero) })),
  ...Object.entries(asked.average_order_value ?? {}).map(([code, threshold]) => ({ figure: "average_order_value" as const, currency_code: code, threshold: amount(threshold), value: averageOf(sums, code) })),
  ...(asked.orders === undefined ? [] : [{ figure: "orders" as const, currency_code: null, threshold: amount(asked.orders), value: amount(sums.orders) }]),
  ...(asked.items === undefined ? [] : [{ figure: "items" as const, currency_code: null, threshold: amount(asked.items), value: settled(sums.items) }]),
  ...(asked.points_earned === undefined ? [] : [{ figure: "points_earned" as const, currency_code: null, threshold: amount(asked.points_earned), value: amount(sums.points) }]),
  ...(asked.days_as_customer === undefined ? [] : [{ figure: "days_as_customer" as const, currency_code: null, threshold: amount(asked.days_as_customer), value: amount(sums.days_as_customer) }]),
]

/**
 * Whether figures reach a level: at exactly as much they do. Of money in several currencies any one that
 * reaches its own threshold suffices. A level that asks nothing is reached by everybody.
 */
export const reaches = (sums: Sums, { thresholds }: Pick<Level, "thresholds">, match: LadderRules["match"]): boolean => {
  const met = new Map<LevelFigure, boolean>()
  askedOf(thresholds, sums).forEach(({ figure, threshold, value }) => met.set(figure, met.get(figure) === true || !isLess(value, threshold)))
  const all = [...met.values()]
  return all.length === 0 || (match === "all" ? all.every(Boolean) : all.some(Boolean))
}

/** What is asked, what there is, and what is missing. */
export const needsOf = (sums: Sums, { thresholds }: Pick<Level, "thresholds">): LevelNeed[] =>
  askedOf(thresholds, sums).map(({ figure, currency_code, threshold, value }) => ({
    figure,
    currency_code,
    threshold: threshold.toFixed(),
    value: value.toFixed(),
    missing: isLess(value, threshold) ? threshold.minus(value).toFixed() : "0",
  }))

/** The highest level that figures reach; null: none. */
export const qualifiedLevel = <L extends Pick<Level, "id" | "rank" | "thresholds">>(sums: Sums, rules: { match: LadderRules["match"]; levels: readonly L[] }): L | null =>
  rules.levels.reduce<L | null>((best, level) => ((best === null || level.rank > best.rank) && reaches(sums, level, rules.match) ? level : best), null)
