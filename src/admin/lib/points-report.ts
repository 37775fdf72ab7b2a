import type { AdminPointsActivity } from "../../types/reward-points"
import type { AdminPointsActivityQuery } from "./points-api"
import type { Bar } from "./points-chart"

/** Milliseconds. */
const day = 24 * 60 * 60 * 1000

/** What happened to points in a period, in the order of the chart: what comes in first. */
export const activityKinds = ["earned", "restored", "redeemed", "clawed_back", "expired", "adjusted"] as const
export type ActivityKind = (typeof activityKinds)[number]

/** Points that leave the accounts, whatever sign the report gives them. */
const outgoing: readonly ActivityKind[] = ["redeemed", "clawed_back", "expired"]

/** A figure as it is drawn: down for what goes out. Adjustments keep their own sign. */
export const drawn = (kind: ActivityKind, points: number): number =>
  kind === "adjusted" || points === 0 ? points : outgoing.includes(kind) ? -Math.abs(points) : Math.abs(points)

/** One bar for each period. @param label names a period by its start */
export const activityBars = (periods: AdminPointsActivity["periods"], label: (startsAt: string) => string): Bar[] =>
  periods.map((period) => ({ label: label(period.starts_at), values: activityKinds.map((kind) => drawn(kind, period[kind])) }))

/**
 * The day on which a period starts in the shop's time zone. The report says the instant of midnight
 * there; noon of that day is the same day in UTC, wherever the shop is.
 *
 * @example startDay("2026-10-31T23:00:00.000Z") // "2026-11-01": midnight in Berlin
 */
export const startDay = (startsAt: string): string => new Date(new Date(startsAt).getTime() + day / 2).toISOString().slice(0, 10)

/** How far the reports look back. */
export const spans = ["30_days", "90_days", "12_months"] as const
export type Span = (typeof spans)[number]

/** The question for a span that ends now; the end is rounded to the minute, so that the same question is asked once. */
export const activityQuery = (span: Span, now: Date): AdminPointsActivityQuery => {
  const to = new Date(Math.ceil(now.getTime() / 60_000) * 60_000)
  const back = (days: number) => new Date(to.getTime() - days * day).toISOString()
  switch (span) {
    case "30_days":
      return { from: back(30), to: to.toISOString(), period: "day" }
    case "90_days":
      return { from: back(90), to: to.toISOString(), period: "week" }
    case "12_months":
      return { from: new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() - 11, 1)).toISOString(), to: to.toISOString(), period: "month" }
  }
}
