/** A birthday as a buyer says it: the only personal fact that is kept, and only with consent. */
import { isDay } from "../../../shared/calendar"
import { z } from "../../../shared/schema"
import { monthDay } from "./due-days"

const date = z
  .strictObject({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31), year: z.number().int().min(1900).optional() })
  .refine(({ month, day, year }) => !inMonths(month, day) || isDay(`${year ?? 2024}-${monthDay({ month, day })}`), { path: ["day"], message: "must be a day of that month", params: { reason: "no_such_day" } })

/** Out of range is said for itself. */
const inMonths = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31

/** `birthday: null` withdraws it, and the consent with it. */
export const birthdayInput = z
  .strictObject({ birthday: date.nullable(), consent: z.literal(true).optional() })
  .refine(({ birthday, consent }) => birthday === null || consent === true, { path: ["consent"], message: "must be true: a birthday is kept with consent only", params: { reason: "consent_required" } })

/** Whether somebody says to be born after a day. Without a year nobody knows. */
export const isAfter = ({ year, ...birthday }: { month: number; day: number; year?: number }, today: string): boolean => year !== undefined && `${year}-${monthDay(birthday)}` > today

export type BirthdayInput = z.infer<typeof birthdayInput>
