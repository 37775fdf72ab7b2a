import type { MedusaContainer } from "@medusajs/framework/types"
import { changeableOn } from "../../modules/occasions/domain/due-days"
import { OCCASIONS } from "../../modules/occasions/key"
import type { OccasionsService } from "../../modules/occasions/service"
import { startOfDay } from "../../shared/calendar"
import type { StoreCustomerLoyalty } from "../../types/loyalty-levels"

/** A customer's birthday as the customer is shown it; null where there is none. */
export const birthdayOf = async (container: MedusaContainer, customer_id: string): Promise<StoreCustomerLoyalty["birthday"]> => {
  const service = container.resolve<OccasionsService>(OCCASIONS)
  const row = await service.readBirthday(customer_id)
  if (!row?.month_day || !row.consented_at) {
    return null
  }
  const [month, day] = row.month_day.split("-").map(Number)
  const { time_zone } = service.options
  return { month, day, consented_at: row.consented_at.toISOString(), changeable_at: startOfDay(changeableOn(row.said_at, time_zone), time_zone).toISOString() }
}
