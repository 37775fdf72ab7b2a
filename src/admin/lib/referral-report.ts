import type { AdminReferralReport } from "../../types/referrals"
import type { Bar } from "./points-chart"

type Period = AdminReferralReport["periods"][number]

/** How far referrals came, in the order of the chart. */
export const referralKinds = ["claims", "qualified", "rewarded", "reversed"] as const satisfies readonly (keyof Period)[]
export type ReferralKind = (typeof referralKinds)[number]

/** One group of bars for each period. @param label names a period by its start */
export const referralBars = (periods: Period[], label: (from: string) => string): Bar[] =>
  periods.map((period) => ({ label: label(period.from), values: referralKinds.map((kind) => period[kind]) }))

/** What friends bought and what it cost, in one currency: one group of bars for each period. */
export const revenueBars = (periods: Period[], currency: string, label: (from: string) => string): Bar[] =>
  periods.map(({ from, revenue, discounts }) => ({ label: label(from), values: [amountIn(revenue, currency), amountIn(discounts, currency)] }))

/** Every currency in which something was bought or taken off, by name. */
export const reportedCurrencies = (periods: Period[]): string[] =>
  [...new Set(periods.flatMap(({ revenue, discounts }) => [...Object.entries(revenue), ...Object.entries(discounts)].flatMap(([code, amount]) => (Number(amount) === 0 ? [] : [code]))))].sort()

/** The sums of all periods. */
export const reportTotals = (periods: Period[]) => ({
  claims: sumOf(periods, ({ claims }) => claims),
  qualified: sumOf(periods, ({ qualified }) => qualified),
  rewarded: sumOf(periods, ({ rewarded }) => rewarded),
  reversed: sumOf(periods, ({ reversed }) => reversed),
  points: sumOf(periods, ({ points }) => points),
  discounts: (currency: string) => sumOf(periods, ({ discounts }) => amountIn(discounts, currency)),
  revenue: (currency: string) => sumOf(periods, ({ revenue }) => amountIn(revenue, currency)),
})

const amountIn = (amounts: Record<string, string>, currency: string): number => Number(amounts[currency] ?? 0)

/** Sums of money are read, not booked: they are rounded to what a currency can have. */
const sumOf = (periods: Period[], figure: (period: Period) => number): number => Number(periods.reduce((sum, period) => sum + figure(period), 0).toFixed(4))
