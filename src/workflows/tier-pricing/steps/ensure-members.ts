import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ensureMembers } from "../members/keep-members"

/** Builds the membership index when it never was: a shop that gets its first rule had a catalogue before. */
export const ensureTierPriceMembersStep = createStep("ensure-tier-price-members", async (_input: void, { container }) => {
  await ensureMembers(container)
  return new StepResponse(void 0)
})
