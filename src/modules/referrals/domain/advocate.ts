/** Whether somebody may refer. Pure. */
import { startOf, type TimeZone } from "../../../shared/calendar"
import { isOpen, type ReferralProgramState } from "./program"

/** Why there are no friends to bring now, if so. */
export type AdvocateStatus = "open" | "program_off" | "not_an_advocate" | "exhausted"

/** What is known of who wants to refer: of a company, what is the company's own. */
export type AdvocateSituation = { group_ids: string[]; level_id: string | null; has_completed_order: boolean }

/** Friends whose order counts or was rewarded: of the advocate ever, of the advocate in the period, of everybody. */
export type PlacesTaken = { of_advocate: number; of_period: number; in_total: number }

type Program = Pick<ReferralProgramState, "status" | "starts_at" | "ends_at" | "retired_at" | "advocates" | "limits">

/** Whether the programme lets this owner refer at all. */
export const mayAdvocate = ({ customer_group_ids, level_ids, with_completed_order }: Program["advocates"], { group_ids, level_id, has_completed_order }: AdvocateSituation): boolean => {
  const is_among = customer_group_ids.some((id) => group_ids.includes(id)) || level_ids.some((id) => id === level_id) || (!customer_group_ids.length && !level_ids.length)
  return is_among && (!with_completed_order || has_completed_order)
}

/** Whether another friend can be brought under the limits. */
export const hasPlace = ({ per_advocate, per_period, in_total }: Program["limits"], taken: PlacesTaken): boolean =>
  (per_advocate === null || taken.of_advocate < per_advocate) && (per_period === null || taken.of_period < per_period.count) && (in_total === null || taken.in_total < in_total)

/** The period that a limit counts in; null: none is limited. */
export const periodStart = ({ per_period }: Program["limits"], at: Date, zone: TimeZone): Date | null => per_period && startOf(per_period.period, at, zone)

/** Whether somebody may bring a friend at an instant, and if not, why. */
export const advocateStatus = (program: Program, situation: AdvocateSituation, taken: PlacesTaken, at: Date): AdvocateStatus => {
  if (!isOpen(program, at)) {
    return "program_off"
  }
  if (!mayAdvocate(program.advocates, situation)) {
    return "not_an_advocate"
  }
  return hasPlace(program.limits, taken) ? "open" : "exhausted"
}
