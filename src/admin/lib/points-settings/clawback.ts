import type { PointsClawback } from "../../../types/reward-points"
import { problemOfWhole, somePoints, wholeOf } from "../points-number"
import type { SectionForm } from "./section"

/** What can become of points that are to be taken back and are spent already. */
export const clawbacks = ["clamp_and_record", "allow_negative", "withhold"] as const satisfies readonly PointsClawback[]

export type ClawbackDraft = { clawback: PointsClawback; adjust_ceiling: string }

/** Points that are taken back, and how far an admin's own adjustments go. */
export const clawbackForm: SectionForm<ClawbackDraft> = {
  fields: ["clawback", "adjust_ceiling"],
  read: ({ clawback, adjust_ceiling }) => ({ clawback, adjust_ceiling: String(adjust_ceiling) }),
  write: ({ clawback, adjust_ceiling }) => ({ clawback, adjust_ceiling: wholeOf(adjust_ceiling) }),
  check: ({ adjust_ceiling }) => problemOfWhole("adjust_ceiling", adjust_ceiling, somePoints),
}
