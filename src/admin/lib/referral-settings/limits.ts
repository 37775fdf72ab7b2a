import type { AdminReferralProgramSettings } from "../../../types/referrals"
import { problemOfOptionalWhole, typedText, wholeOf, wholeOrNull } from "../points-number"
import type { ReferralSectionForm } from "./section"

type Limits = AdminReferralProgramSettings["limits"]

export const limitPeriods = ["day", "week", "month", "year"] as const satisfies readonly NonNullable<Limits["per_period"]>["period"][]

/** An empty count is no limit. */
export type ReferralLimitsDraft = { limits: { per_advocate: string; per_period: { period: (typeof limitPeriods)[number]; count: string }; in_total: string } }

const someFriends = { least: 1, most: 1_000_000_000 }

/** How many friends are rewarded. */
export const referralLimitsForm: ReferralSectionForm<ReferralLimitsDraft> = {
  fields: ["limits"],
  read: ({ limits: { per_advocate, per_period, in_total } }) => ({
    limits: {
      per_advocate: typedText(per_advocate),
      per_period: { period: per_period?.period ?? "month", count: typedText(per_period?.count ?? null) },
      in_total: typedText(in_total),
    },
  }),
  write: ({ limits: { per_advocate, per_period, in_total } }) => ({
    limits: {
      per_advocate: wholeOrNull(per_advocate),
      per_period: per_period.count.trim() === "" ? null : { period: per_period.period, count: wholeOf(per_period.count) },
      in_total: wholeOrNull(in_total),
    },
  }),
  check: ({ limits: { per_advocate, per_period, in_total } }) => [
    ...problemOfOptionalWhole("limits.per_advocate", per_advocate, someFriends),
    ...problemOfOptionalWhole("limits.per_period.count", per_period.count, someFriends),
    ...problemOfOptionalWhole("limits.in_total", in_total, someFriends),
  ],
}
