/** What occasions have given, on Medusa's event bus. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { OccasionGivenEvent } from "../../../types/occasion-events"

/** The events of occasions. Each comes at least once; its `id` is the same if it comes again. */
export const OccasionEvents = {
  /** `{ id, occasion_id, customer_id, order_id, day, grant_id, kind, at }` */
  GIVEN: "loyalty-levels.occasion",
} as const

export const emitGiven = async (container: MedusaContainer, data: OccasionGivenEvent): Promise<void> => {
  await container.resolve(Modules.EVENT_BUS).emit([{ name: OccasionEvents.GIVEN, data }])
}
