import type { MedusaContainer } from "@medusajs/framework/types"
import { groupInUse } from "../../modules/loyalty-levels/refusals"
import { levels } from "./requalify"

/** The group of a level cannot be deleted. @throws RefusalError `group_of_level` with the level */
export const refuseGroupOfLevel = async (container: MedusaContainer, customer_group_id: string): Promise<void> => {
  const level_id = (await levels(container).levelGroups()).get(customer_group_id)
  if (level_id) {
    throw groupInUse(await levels(container).level(level_id))
  }
}
