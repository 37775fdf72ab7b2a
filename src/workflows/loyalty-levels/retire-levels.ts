import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { levels } from "./requalify"

const retireLevelsStep = createStep(
  "retire-loyalty-levels",
  async ({ retired }: { retired: boolean }, { container }) => {
    await levels(container).setRetired(retired)
    return new StepResponse(void 0, !retired)
  },
  async (before, { container }) => {
    if (before !== undefined) {
      await levels(container).setRetired(before)
    }
  }
)

export const retireLevelsWorkflowId = "retire-loyalty-levels"

/**
 * Stops the ladders before the plugin is removed: nobody rises or falls any more, and the customer groups stay
 * as they are. `retired: false` puts the ladders into force again. You can use this workflow within your own
 * customizations.
 *
 * @summary Stop the ladders; groups stay.
 */
export const retireLevelsWorkflow = createWorkflow(retireLevelsWorkflowId, (input: { retired: boolean }) => {
  retireLevelsStep(input)
  return new WorkflowResponse(void 0)
})
