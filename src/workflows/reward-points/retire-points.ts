import { createStep, createWorkflow, StepResponse, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { clampOpenCartsStep } from "./clamp-open-carts"

/** Who has switched the programme off, where it was done to remove the plugin. */
const RETIRED = "retire"

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
 * @summary Take points out of open carts. Answers `{ changed }`.
 */
export const retirePointsWorkflow = createWorkflow(retirePointsWorkflowId, (input: { retired: boolean }) => {
  const result = retireProgramStep(input)
  when("points-change-in-carts", { result }, ({ result }) => result.changed).then(() => {
    clampOpenCartsStep()
  })
  return new WorkflowResponse(result)
})
