import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { rebuildMembers, refreshMembers } from "../members/keep-members"

/** Reads products and variants again. Not undone: the index says what the catalogue says. */
export const refreshMembersStep = createStep(
  "refresh-tier-price-members",
  async (what: { product_ids?: string[]; variant_ids?: string[] }, { container }) => new StepResponse(await refreshMembers(container, what))
)

/** Reads the whole catalogue again. Not undone, as above. */
export const rebuildMembersStep = createStep(
  "rebuild-tier-price-members",
  async (_input: void, { container }) => new StepResponse(await rebuildMembers(container))
)
