import type { AdminReferralProgram, AdminReferralProgramSettings } from "../../../types/referrals"
import type { Problem } from "../problem"

/** The parts of the settings that are read and edited together, in the order of the page. */
export const referralSections = ["general", "advocates", "friend", "advocate", "counting", "limits", "review", "sharing"] as const
export type ReferralSection = (typeof referralSections)[number]

/** A change of the settings: only what is named changes. */
export type ReferralProgramChange = Partial<AdminReferralProgramSettings>

/** How one part of the settings becomes a form and comes back. */
export type ReferralSectionForm<Draft> = {
  /** The settings as the form holds them: text where something is typed. */
  read: (program: AdminReferralProgram) => Draft
  write: (draft: Draft) => ReferralProgramChange
  /** What the form can tell is wrong before anything is sent, at the paths of the Admin API. */
  check: (draft: Draft) => Problem[]
  /** Paths of the Admin API that have a field in the form. */
  fields: readonly string[]
}

/** Any number of points that a referral gives. */
export const referralPoints = { least: 1, most: 1_000_000_000 }
