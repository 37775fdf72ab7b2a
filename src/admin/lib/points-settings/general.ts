import type { AdminPointsProgramSettings } from "../../../types/reward-points"
import { required } from "../points-number"
import type { SectionForm } from "./section"

export type GeneralDraft = Pick<AdminPointsProgramSettings, "status" | "name_singular" | "name_plural">

/** Whether the programme runs, and what the points are called. */
export const generalForm: SectionForm<GeneralDraft> = {
  fields: ["status", "name_singular", "name_plural"],
  read: ({ status, name_singular, name_plural }) => ({ status, name_singular, name_plural }),
  write: ({ status, name_singular, name_plural }) => ({
    status,
    name_singular: name_singular.trim(),
    name_plural: name_plural.trim(),
  }),
  check: ({ name_singular, name_plural }) => [
    ...required(name_singular.trim() !== "", "name_singular", "name_missing"),
    ...required(name_plural.trim() !== "", "name_plural", "name_missing"),
  ],
}
