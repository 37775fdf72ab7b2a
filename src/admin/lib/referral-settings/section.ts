import type { AdminReferralProgram, AdminReferralProgramSettings } from "../../../types/referrals"
import type { SettingsForm } from "../settings-form"

/** The parts of the settings that are read and edited together, in the order of the page. */
export const referralSections = ["general", "advocates", "friend", "advocate", "counting", "limits", "review", "sharing"] as const
export type ReferralSection = (typeof referralSections)[number]

/** A change of the settings: only what is named changes. */
export type ReferralProgramChange = Partial<AdminReferralProgramSettings>

/** How one part of the settings becomes a form and comes back. */
export type ReferralSectionForm<Draft> = SettingsForm<AdminReferralProgram, ReferralProgramChange, Draft>

/** Any number of points that a referral gives. */
export const referralPoints = { least: 1, most: 1_000_000_000 }
