import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { CatalogueChange, rebuildMembers, refreshMembers } from "../members/keep-members"

/** Reads again what a change touched. Not undone: the index says what the catalogue says. */
export const refreshMembersStep = createStep(
  "refresh-tier-price-members",
  async (change: CatalogueChange, { container }) => new StepResponse(await refreshMembers(container, change))
)

/** Reads the whole catalogue again. Not undone, as above. */
export const rebuildMembersStep = createStep(
  "rebuild-tier-price-members",
  async (_input: void, { container }) => new StepResponse(await rebuildMembers(container))
)
