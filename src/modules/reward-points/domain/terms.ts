/** When points can be spent, and when they end. */
import { daysLater, endOfYear, type TimeZone } from "../../../shared/calendar"
import type { ProgramSettings } from "./program"

/** How long a grant holds. */
export type GrantTerms = {
  available_at: Date
  expires_at: Date | null
  follows_activity: boolean
  /** When inactivity ends the account's points from now on. */
  activity_expires_at: Date | null
}

/**
 * The terms of points that are granted at this instant. They can be spent after the holding period,
 * and expire so many days after the grant, or with the calendar year in which they were granted; in
 * the shop's time zone.
 */
export const grantTerms = ({ earning, expiry }: Pick<ProgramSettings, "earning" | "expiry">, at: Date, zone: TimeZone): GrantTerms => ({
  available_at: earning.holding_days ? daysLater(at, earning.holding_days, zone) : at,
  expires_at: expiry.type === "days_after_grant" ? daysLater(at, expiry.days, zone) : expiry.type === "end_of_year" ? endOfYear(at, zone) : null,
  follows_activity: expiry.type === "days_without_activity",
  activity_expires_at: activityEnd({ expiry }, at, zone),
})

/** When inactivity ends points, counted from something that counts as activity; null where it never does. */
export const activityEnd = ({ expiry }: Pick<ProgramSettings, "expiry">, at: Date, zone: TimeZone): Date | null =>
  expiry.type === "days_without_activity" ? daysLater(at, expiry.days, zone) : null

/** Until when points live on that come back after their end; null: they do not. */
export const graceUntil = ({ restore_grace_days }: Pick<ProgramSettings, "restore_grace_days">, at: Date, zone: TimeZone): Date | null =>
  restore_grace_days ? daysLater(at, restore_grace_days, zone) : null
