import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { recomputeLevelsWorkflow } from "../workflows/loyalty-levels/recompute-levels"

/** Once a night everybody's level is looked at. Windows, grace and grants are judged by the days of the shop, so nights that were missed are caught up by the next one. */
export default async function recomputeLevels(container: MedusaContainer): Promise<void> {
  const { result } = await recomputeLevelsWorkflow(container).run({ input: {} })
  if (result.moved > 0) {
    container.resolve(ContainerRegistrationKeys.LOGGER).info(`loyalty levels: ${result.looked_at} owners looked at, the level of ${result.moved} changed`)
  }
}

export const config = {
  name: "recompute-loyalty-levels",
  schedule: "47 1 * * *",
}
