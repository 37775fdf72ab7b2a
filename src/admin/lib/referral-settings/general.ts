import type { AdminReferralProgramSettings } from "../../../types/referrals"
import { required } from "../points-number"
import type { ReferralSectionForm } from "./section"

export const referralStatuses = ["off", "active"] as const satisfies readonly AdminReferralProgramSettings["status"][]

export type ReferralGeneralDraft = Pick<AdminReferralProgramSettings, "status" | "starts_at" | "ends_at">

/** Whether the programme runs, and from when to when. */
export const referralGeneralForm: ReferralSectionForm<ReferralGeneralDraft> = {
  fields: ["status", "starts_at", "ends_at"],
  read: ({ status, starts_at, ends_at }) => ({ status, starts_at, ends_at }),
  write: (draft) => draft,
  check: ({ starts_at, ends_at }) => required(!(starts_at && ends_at && new Date(ends_at) <= new Date(starts_at)), "ends_at", "ends_before_start"),
}
