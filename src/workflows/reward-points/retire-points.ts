import { createStep, createWorkflow, StepResponse, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { clampOpenCartsStep, type ClampedCarts } from "./clamp-open-carts"

/** Who has switched the programme off, where it was done to remove the plugin. */
const RETIRED = "retire"

/** Carts that were looked at, and those that could not be changed: the workflow can be repeated. */
export type RetiredPoints = Pick<ClampedCarts, "seen" | "failed"> & { /** The programme was switched. */ changed: boolean }

/** Switches the programme off, or on again where it was this that switched it off. */
const retireProgramStep = createStep("retire-points-program", async ({ retired }: { retired: boolean }, { container }) => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const [current] = await service.readProgramVersions()
  const wasRetired = current?.created_by === RETIRED && current.program.status === "off"
  if (retired && current?.program.status === "active") {
    await service.changeProgram({ status: "off" }, RETIRED)
  }
  if (!retired && wasRetired) {
    await service.changeProgram({ status: "active" }, null)
  }
  return new StepResponse({ changed: retired ? current?.program.status === "active" : wasRetired })
})

export const retirePointsWorkflowId = "retire-points"

/**
 * Takes redemptions out of all open carts, so that the plugin can be removed; with `retired: false`
 * the programme is in force again. The ledger stays as it is. You can use this workflow within your
 * own customizations.
 *
 * @example
 * await retirePointsWorkflow(container).run({ input: { retired: true } })
 *
 * @summary Take points out of open carts. Answers `{ changed, seen, failed }`, the ids of failed carts.
 */
export const retirePointsWorkflow = createWorkflow(retirePointsWorkflowId, (input: { retired: boolean }) => {
  const { changed } = retireProgramStep(input)
  // Also where it is off already: a cart that failed before is tried again.
  const carts = when("points-change-in-carts", { input, changed }, ({ input, changed }) => input.retired || changed).then(() => clampOpenCartsStep())
  return new WorkflowResponse(transform({ changed, carts }, ({ changed, carts }): RetiredPoints => ({ changed, seen: carts?.seen ?? 0, failed: carts?.failed ?? [] })))
})
