import type { MedusaContainer } from "@medusajs/framework/types"
import { tellPointsWorkflow } from "../workflows/reward-points/tell-points"

/** Tells what happened to points and was not told at once: what time alone does, and what a crash kept from being told. */
export default async function tellPoints(container: MedusaContainer): Promise<void> {
  await tellPointsWorkflow(container).run({ input: {} })
}

export const config = {
  name: "tell-points",
  schedule: "* * * * *",
}
