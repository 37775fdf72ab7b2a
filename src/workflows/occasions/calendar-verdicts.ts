/** Whether buyers without an order meet the conditions of an occasion. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { conditionsOf, type Occasion } from "../../modules/occasions/domain/occasion"
import { OCCASIONS } from "../../modules/occasions/key"
import type { OccasionsService } from "../../modules/occasions/service"
import type { Evaluation } from "../../rules/evaluate"
import type { Situation } from "../../rules/situation"
import { startOfDay } from "../../shared/calendar"
import type { Buyer } from "./candidates"
import { levelsOf } from "../loyalty-levels/levels-of"

/** The verdict on each buyer, in their order. @param day the day that the occasion is due on */
export const calendarVerdicts = async (container: MedusaContainer, { trigger, conditions }: Pick<Occasion, "trigger" | "conditions">, buyers: Buyer[], day: string): Promise<Evaluation[]> => {
  const language = conditionsOf(trigger)
  const levels = language.codesOf(conditions).has("levels") ? await levelsOf(container, buyers.map(({ id }) => id)) : {}
  const { time_zone } = container.resolve<OccasionsService>(OCCASIONS).options
  return buyers.map((buyer) => language.evaluate(conditions, situationOf(buyer, levels[buyer.id] ?? null, startOfDay(day, time_zone), time_zone)))
}

const situationOf = ({ id, group_ids }: Buyer, level_id: string | null, at: Date, time_zone: string): Situation => ({
  at,
  time_zone,
  currency_code: "",
  region_id: null,
  sales_channel_id: null,
  customer: { id, group_ids },
  company_id: null,
  level_id,
  promotion_codes: [],
  orders_before: null,
  lines: [],
})
