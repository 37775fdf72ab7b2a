import type { MedusaContainer } from "@medusajs/framework/types"
import { OCCASIONS } from "../../modules/occasions/key"
import type { OccasionsService } from "../../modules/occasions/service"

/** Forgets a customer's birthday, and who was given what. */
export const forgetOccasions = async (container: MedusaContainer, customer_id: string): Promise<void> => {
  await container.resolve<OccasionsService>(OCCASIONS).forgetBuyer(customer_id)
}
