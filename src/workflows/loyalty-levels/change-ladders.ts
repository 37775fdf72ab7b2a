import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { changeLadderStep, changeLevelStep, groupForLevelStep, makeLadderStep, makeLevelStep, removeLadderStep, removeLevelStep } from "./steps/change-ladders"

export const createLadderWorkflowId = "create-loyalty-ladder"

/**
 * Makes a ladder. The fields are those of `AdminLadderInput`; what is left out has its default. You can use
 * this workflow within your own customizations.
 *
 * @example
 * const { result: id } = await createLadderWorkflow(container).run({ input: { ladder: { name: "Club", status: "active" } } })
 *
 * @summary Make a ladder. Returns its id.
 * @throws RefusalError `invalid_input` with the path and reason of every wrong field
 */
export const createLadderWorkflow = createWorkflow(createLadderWorkflowId, (input: { ladder: unknown }) => new WorkflowResponse(makeLadderStep(input)))

export const updateLadderWorkflowId = "update-loyalty-ladder"

/**
 * Changes the given settings of a ladder. Standings follow with the next event of each owner, and for all
 * with the next run (`recomputeLevelsWorkflow`). You can use this workflow within your own customizations.
 *
 * @summary Change a ladder. Returns its id.
 * @throws RefusalError `ladder_not_found`, `invalid_input`
 */
export const updateLadderWorkflow = createWorkflow(updateLadderWorkflowId, (input: { id: string; changes: unknown }) => new WorkflowResponse(changeLadderStep(input)))

export const deleteLadderWorkflowId = "delete-loyalty-ladder"

/** @summary Delete a ladder with its levels; their groups stay. Returns its id. @throws RefusalError `ladder_not_found` */
export const deleteLadderWorkflow = createWorkflow(deleteLadderWorkflowId, (input: { id: string }) => new WorkflowResponse(removeLadderStep(input)))

export const createLevelWorkflowId = "create-loyalty-level"

/**
 * Makes a level of a ladder, and a customer group for it where none is given. You can use this workflow
 * within your own customizations.
 *
 * @summary Make a level. Returns its id.
 * @throws RefusalError `ladder_not_found`, `invalid_input` with the path and reason of every wrong field
 */
export const createLevelWorkflow = createWorkflow(createLevelWorkflowId, (input: { ladder_id: string; level: unknown }) => {
  const level = groupForLevelStep(input)
  return new WorkflowResponse(makeLevelStep(transform({ input, level }, ({ input, level }) => ({ ladder_id: input.ladder_id, level }))))
})

export const updateLevelWorkflowId = "update-loyalty-level"

/** @summary Change the given fields of a level. Returns its id. @throws RefusalError `level_not_found`, `invalid_input` */
export const updateLevelWorkflow = createWorkflow(updateLevelWorkflowId, (input: { id: string; changes: unknown }) => new WorkflowResponse(changeLevelStep(input)))

export const deleteLevelWorkflowId = "delete-loyalty-level"

/** @summary Delete a level; its group stays. Returns its id. @throws RefusalError `level_not_found` */
export const deleteLevelWorkflow = createWorkflow(deleteLevelWorkflowId, (input: { id: string }) => new WorkflowResponse(removeLevelStep(input)))
