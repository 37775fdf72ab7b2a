import type { MedusaContainer } from "@medusajs/framework/types"
import { OCCASIONS } from "../../modules/occasions/key"
import type { OccasionsService } from "../../modules/occasions/service"
import type { StoreLoyalty } from "../../types/loyalty-levels"

/** The occasions in force, as everybody may read them. */
export const storeOccasions = async (container: MedusaContainer): Promise<StoreLoyalty["occasions"]> => {
  const occasions = await container.resolve<OccasionsService>(OCCASIONS).activeOccasions()
  return occasions.map(({ name, description, trigger }) => ({ name, description, trigger: trigger.type }))
}
