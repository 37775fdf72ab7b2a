/**
 * On which days an occasion is due. Days are days of the shop's calendar, as `2026-12-31`; a range
 * leaves out its first day and has its last, so that ranges that follow one another leave out nothing
 * and have nothing twice: an outage of days makes one longer range.
 */
import { dayOf, daysBetween, plusDays, plusYears, type TimeZone } from "../../../shared/calendar"

export type Day = string

/** The days behind `after`, up to and with `until`. */
export type DayRange = { after: Day; until: Day }

/** `period` names the occasion: of one period, one buyer gets it once. */
export type Due = { day: Day; period: string }

/** A longer outage than this is caught up in part: what was due a year ago is due again anyway. */
const LONGEST_DAYS = 366

/** What is to be looked at: from the last day that was, to today. */
export const rangeUntil = (run_until: Day, today: Day): DayRange => ({ after: daysBetween(run_until, today) > LONGEST_DAYS ? plusDays(today, -LONGEST_DAYS) : run_until, until: today })

/** The days of a range, the first one first. */
export const daysOf = ({ after, until }: DayRange): Day[] => Array.from({ length: Math.max(0, daysBetween(after, until)) }, (_each, index) => plusDays(after, index + 1))

const yearOf = (day: Day): number => Number(day.slice(0, 4))
const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** `02-28` stands for both days where the year has no 29th. */
const sameDaysOfYear = (date: Day): string[] => {
  const day = date.slice(5)
  return day === "02-28" && !isLeapYear(yearOf(date)) ? ["02-28", "02-29"] : day === "02-29" && !isLeapYear(yearOf(date)) ? [] : [day]
}

/** Whose birthday is due: those who were born on `month_day`. The period is the year of the birthday. */
export type BirthdayDue = Due & { month_day: string }

/** @param offset days after the birthday, below zero before it */
export const birthdaysDue = (offset: number, range: DayRange): BirthdayDue[] =>
  daysOf(range).flatMap((day) => {
    const birthday = plusDays(day, -offset)
    return sameDaysOfYear(birthday).map((month_day) => ({ day, period: String(yearOf(birthday)), month_day }))
  })

/** Whose anniversary is due: those who registered on the day `registered_on`, a year before at least. */
export type AnniversaryDue = Due & { registered_on: Day }

/** @param first_year in which anybody registered */
export const anniversariesDue = (offset: number, range: DayRange, first_year: number): AnniversaryDue[] =>
  daysOf(range).flatMap((day) => {
    const anniversary = plusDays(day, -offset)
    const years = Array.from({ length: Math.max(0, yearOf(anniversary) - first_year) }, (_each, index) => first_year + index)
    return sameDaysOfYear(anniversary).flatMap((month_day) =>
      years.flatMap((year) => (month_day === "02-29" && !isLeapYear(year) ? [] : [{ day, period: String(yearOf(anniversary)), registered_on: `${year}-${month_day}` }]))
    )
  })

/** Days that come every year (`12-06`), and single ones (`2027-12-06`). The period is the day. */
export const datesDue = (dates: readonly string[], range: DayRange): Due[] =>
  daysOf(range)
    .filter((day) => dates.includes(day) || sameDaysOfYear(day).some((month_day) => dates.includes(month_day)))
    .map((day) => ({ day, period: day }))

/** Who ordered last on `ordered_on`, and not since. The period is that day: whoever orders again starts anew. */
export type SilenceDue = Due & { ordered_on: Day }

export const silencesDue = (days: number, range: DayRange): SilenceDue[] => daysOf(range).map((day) => ({ day, ordered_on: plusDays(day, -days), period: plusDays(day, -days) }))

/** A birthday as it is kept. */
export type Birthday = { month: number; day: number }

/** When a birthday that was said at an instant can be said anew: on the same day a year later. */
export const changeableOn = (said_at: Date, zone: TimeZone): Day => plusYears(dayOf(said_at, zone), 1)

/** `2` and `29` are `02-29`. */
export const monthDay = ({ month, day }: Birthday): string => `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`
