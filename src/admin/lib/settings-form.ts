import type { Problem } from "./problem"

/** How one part of settings becomes a form and comes back as a change of them. */
export type SettingsForm<Settings, Change, Draft> = {
  /** The settings as the form holds them: text where something is typed. */
  read: (settings: Settings) => Draft
  write: (draft: Draft) => Change
  /** What the form can tell is wrong before anything is sent, at the paths of the Admin API. */
  check: (draft: Draft) => Problem[]
  /** Paths of the Admin API that have a field in the form. */
  fields: readonly string[]
}
