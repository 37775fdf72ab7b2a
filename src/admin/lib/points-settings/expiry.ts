import type { PointsExpiry } from "../../../types/reward-points"
import { problemOfOptionalWhole, problemOfWhole, somePoints, typedText, wholeOf, wholeOrNull } from "../points-number"
import type { SectionForm } from "./section"

/** All ways in which points can end. */
export const expiryTypes = ["never", "days_after_grant", "days_without_activity", "end_of_year"] as const satisfies readonly PointsExpiry["type"][]

export type ExpiryDraft = {
  type: PointsExpiry["type"]
  days: string
  reminder_days: string
  restore_grace_days: string
  low_balance: string
}

/** Whether that way of ending counts days. */
export const countsDays = (type: PointsExpiry["type"]): type is "days_after_grant" | "days_without_activity" =>
  type === "days_after_grant" || type === "days_without_activity"

const someDays = { least: 1, most: 36_500 }

/** When points end, and when their owner is told about it. */
export const expiryForm: SectionForm<ExpiryDraft> = {
  fields: ["expiry", "reminder_days", "restore_grace_days", "low_balance"],
  read: ({ expiry, reminder_days, restore_grace_days, low_balance }) => ({
    type: expiry.type,
    days: "days" in expiry ? String(expiry.days) : "365",
    reminder_days: typedText(reminder_days),
    restore_grace_days: String(restore_grace_days),
    low_balance: typedText(low_balance),
  }),
  write: ({ type, days, reminder_days, restore_grace_days, low_balance }) => ({
    expiry: countsDays(type) ? { type, days: wholeOf(days) } : { type },
    reminder_days: wholeOrNull(reminder_days),
    restore_grace_days: wholeOf(restore_grace_days),
    low_balance: wholeOrNull(low_balance),
  }),
  check: ({ type, days, reminder_days, restore_grace_days, low_balance }) => [
    ...(countsDays(type) ? problemOfWhole("expiry.days", days, someDays) : []),
    ...problemOfOptionalWhole("reminder_days", reminder_days, someDays),
    ...problemOfWhole("restore_grace_days", restore_grace_days, { least: 0, most: 3650 }),
    ...problemOfOptionalWhole("low_balance", low_balance, somePoints),
  ],
}
