import type { MedusaContainer } from "@medusajs/framework/types"
import { rangeUntil } from "../../modules/occasions/domain/due-days"
import type { Occasion } from "../../modules/occasions/domain/occasion"
import { OCCASIONS } from "../../modules/occasions/key"
import type { OccasionsService } from "../../modules/occasions/service"
import { dayOf, plusDays } from "../../shared/calendar"
import type { AdminOccasionDue } from "../../types/loyalty-levels"
import { calendarVerdicts } from "./calendar-verdicts"
import { candidatesOf } from "./candidates"
import { keyOf } from "./give-occasion"

/** How far it looks ahead. */
const DAYS = 30
/** So many are shown; all are counted. */
const SHOWN = 200

/** Who an occasion would be given to. `until`: the last day that was looked at. */
export type OccasionPreview = { due: AdminOccasionDue[]; count: number; until: string }

/**
 * Who would get an occasion of the calendar from today on, as things stand: whatever its status, and
 * without those who have it already. An occasion about orders has nobody.
 */
export const previewOccasion = async (container: MedusaContainer, occasion: Occasion, now: Date): Promise<OccasionPreview> => {
  const service = container.resolve<OccasionsService>(OCCASIONS)
  const today = dayOf(now, service.options.time_zone)
  const until = plusDays(today, DAYS)
  const due: AdminOccasionDue[] = []
  let count = 0
  for await (const { due: day, buyers } of candidatesOf(container, occasion, rangeUntil(plusDays(today, -1), until))) {
    const known = await service.knownGiven(buyers.map(({ id }) => keyOf(occasion, id, day.period)))
    const open = buyers.filter(({ id }) => !known.has(keyOf(occasion, id, day.period)))
    const verdicts = await calendarVerdicts(container, occasion, open, day.day)
    count += verdicts.filter(({ met }) => met).length
    open.slice(0, SHOWN - due.length).forEach(({ id, name, email }, index) => {
      const { met, reasons } = verdicts[index]
      due.push({ customer: { id, name, email }, day: day.day, met, reason: met ? null : reasons[0]?.code ?? null })
    })
  }
  return { due, count, until }
}
