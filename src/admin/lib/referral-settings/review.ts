import type { ReferralSignalCode } from "../../../types/referrals"
import type { ReferralSectionForm } from "./section"

export const signalCodes = ["mail_domain", "network_address", "same_name", "many_claims"] as const satisfies readonly ReferralSignalCode[]

export type ReferralReviewDraft = { reviewed_signals: ReferralSignalCode[] }

/** Which signals send a referral into review. */
export const referralReviewForm: ReferralSectionForm<ReferralReviewDraft> = {
  fields: ["reviewed_signals"],
  read: ({ reviewed_signals }) => ({ reviewed_signals }),
  write: ({ reviewed_signals }) => ({ reviewed_signals: signalCodes.filter((code) => reviewed_signals.includes(code)) }),
  check: () => [],
}
