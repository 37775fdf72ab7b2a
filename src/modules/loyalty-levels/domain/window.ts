/** The window in which figures count, in days of the shop's calendar such as `2026-12-31`. Days are text: they compare and no zone is in them. Pure. */
import type { LevelWindow } from "../../../types/loyalty-levels"

/** A day as `2026-12-31`. */
export type Day = string

/** Before every day: a window without a beginning starts here. */
export const FIRST_DAY: Day = "0001-01-01"

const DAY_MS = 86_400_000

const utc = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
const text = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

/** So many days later, or earlier. */
export const addDays = (day: Day, days: number): Day => text(utc(day) + days * DAY_MS)

/** So many months later, or earlier; where the month is shorter, its last day: 31 March and minus one month is 28 February. */
export const addMonths = (day: Day, months: number): Day => {
  const at = new Date(utc(day))
  const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1)
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0)).getUTCDate()
  return text(first + (Math.min(at.getUTCDate(), last) - 1) * DAY_MS)
}

/** How many days lie between two days. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / DAY_MS)

/** The first day of the window that ends with `today`. */
export const windowFrom = (window: LevelWindow, today: Day): Day => {
  switch (window.type) {
    case "lifetime":
      return FIRST_DAY
    case "calendar_year":
      return `${today.slice(0, 4)}-01-01`
    case "rolling_months":
      return addMonths(today, -window.months)
    case "rolling_days":
      return addDays(today, -window.days)
  }
}

/** The first day on which `day` lies no more in the window; null: never. */
export const leavesWindow = (window: LevelWindow, day: Day): Day | null => {
  switch (window.type) {
    case "lifetime":
      return null
    case "calendar_year":
      return `${String(Number(day.slice(0, 4)) + 1).padStart(4, "0")}-01-01`
    case "rolling_days":
      return addDays(day, window.days + 1)
    case "rolling_months": {
      let candidate = addMonths(day, window.months)
      while (windowFrom(window, candidate) <= day) {
        candidate = addDays(candidate, 1)
      }
      return candidate
    }
  }
}

/** Whether the window moves with each day, so that a level is kept for some nights after its figures have aged out. */
export const isRolling = ({ type }: LevelWindow): boolean => type === "rolling_months" || type === "rolling_days"
