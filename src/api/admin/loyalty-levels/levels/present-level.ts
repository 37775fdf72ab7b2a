import type { MedusaContainer } from "@medusajs/framework/types"
import type { AdminLevel } from "../../../../types/loyalty-levels"
import { presentLadders } from "../../../../workflows/loyalty-levels/present-ladders"
import { levels } from "../../../../workflows/loyalty-levels/requalify"

/** One level as the dashboard sees it. @throws RefusalError `level_not_found` */
export const presentLevel = async (container: MedusaContainer, id: string): Promise<AdminLevel | undefined> => {
  const { ladder_id } = await levels(container).level(id)
  const [ladder] = await presentLadders(container, [await levels(container).ladder(ladder_id)])
  return ladder.levels.find((level) => level.id === id)
}
