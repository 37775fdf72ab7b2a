import { weekdayOf } from "../../shared/calendar"
import { z } from "../../shared/schema"
import { defineCondition, met, unmet } from "../condition"

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const

/** It is one of these days of the week where the shop is. */
export const weekdays = defineCondition({
  code: "weekdays",
  args: z.strictObject({
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1)
      .max(7)
      .refine((days) => new Set(days).size === days.length, { message: "must name each day once", params: { reason: "duplicate_day" } }),
  }),
  fields: [{ name: "days", kind: "options_many", options: [...WEEKDAYS] }],
  describe: ({ days }) => `On ${days.join(", ")}`,
  check: ({ at, time_zone }, { days }) => {
    const today = WEEKDAYS[weekdayOf(at, time_zone) - 1]
    return days.includes(today) ? met() : unmet("other_weekday", { day: today })
  },
})
