/**
 * The one door to calendars. An instant is a `Date`; a day is a day in the shop's time zone, so that
 * what is given for thirty days ends at the same time of the clock, also where a summer begins.
 */
import { DateTime, IANAZone } from "luxon"

/** An IANA time zone such as `Europe/Berlin`. */
export type TimeZone = string

export const isTimeZone = (name: string): boolean => IANAZone.isValidZone(name)

/**
 * The same time of the clock, that many days later (or earlier): 2026-03-28 12:00 in Berlin and one
 * day is 2026-03-29 12:00 there, which is 23 hours.
 */
export const daysLater = (instant: Date, days: number, zone: TimeZone): Date => DateTime.fromJSDate(instant, { zone }).plus({ days }).toJSDate()

/** When the calendar year of this instant is over: the first moment of the next one. */
export const endOfYear = (instant: Date, zone: TimeZone): Date =>
  DateTime.fromJSDate(instant, { zone }).startOf("year").plus({ years: 1 }).toJSDate()

/** A span of the calendar. */
export type Period = "day" | "week" | "month" | "year"

/** The first moment of the day, week (Monday), month or year that the instant lies in. */
export const startOf = (period: Period, instant: Date, zone: TimeZone): Date => DateTime.fromJSDate(instant, { zone }).startOf(period).toJSDate()

/** When the period ends in which an instant lies: the first moment of the next one. */
export const endOf = (period: Period, instant: Date, zone: TimeZone): Date => DateTime.fromJSDate(instant, { zone }).startOf(period).plus({ [period]: 1 }).toJSDate()

/** Whether a text is a day of the calendar, such as `2027-12-31`. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= "0001" && DateTime.fromISO(text).isValid

/** The first moment of a day, such as `2027-12-31`. */
export const startOfDay = (day: string, zone: TimeZone): Date => DateTime.fromISO(day, { zone }).toJSDate()

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (instant: Date, zone: TimeZone): number => DateTime.fromJSDate(instant, { zone }).weekday

/** `2026-11-28`, the day of the shop's calendar on which an instant is. */
export const dayOf = (instant: Date, zone: TimeZone): string => DateTime.fromJSDate(instant, { zone }).toFormat("yyyy-MM-dd")

/** `2026-11`, as reports count months. */
export const monthOf = (instant: Date, zone: TimeZone): string => DateTime.fromJSDate(instant, { zone }).toFormat("yyyy-MM")

/** A day that many days later (or earlier): 2026-12-31 and one day is 2027-01-01. */
export const plusDays = (day: string, days: number): string => DateTime.fromISO(day, { zone: "utc" }).plus({ days }).toFormat("yyyy-MM-dd")

/** How many days lie between two days: from 2026-12-31 to 2027-01-01 it is one. */
export const daysBetween = (from: string, to: string): number => Math.round(DateTime.fromISO(to, { zone: "utc" }).diff(DateTime.fromISO(from, { zone: "utc" }), "days").days)

/** The same day that many years later; of 29 February, 28 February where the year has none. */
export const plusYears = (day: string, years: number): string => DateTime.fromISO(day, { zone: "utc" }).plus({ years }).toFormat("yyyy-MM-dd")

/** When the clocks of a zone show a time such as `2027-12-31T08:00:00`; an invalid `Date` where the text is none. */
export const clockTime = (local: string, zone: TimeZone): Date => DateTime.fromISO(local, { zone }).toJSDate()
