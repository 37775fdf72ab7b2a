import type { AdminPointsProgram, AdminPointsProgramSettings } from "../../../types/reward-points"
import type { SettingsForm } from "../settings-form"

/** The parts of the settings that are read and edited together, in the order of the page. */
export const programSections = ["general", "earning", "redemption", "expiry", "notifications", "excluded", "clawback", "texts"] as const
export type ProgramSection = (typeof programSections)[number]

type Groups = "earning" | "redemption" | "excluded" | "badge"

/** A change of the settings: only what is named changes. */
export type ProgramChange = Partial<Omit<AdminPointsProgramSettings, Groups>> & {
  [G in Groups]?: Partial<AdminPointsProgramSettings[G]>
}

/** How one part of the settings becomes a form and comes back. */
export type SectionForm<Draft> = SettingsForm<AdminPointsProgram, ProgramChange, Draft>
