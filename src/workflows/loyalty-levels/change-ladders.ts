import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { changeLadderStep, changeLevelStep, groupForLevelStep, makeLadderStep, makeLevelStep, removeLadderStep, removeLevelStep } from "./steps/change-ladders"

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
export const createLadderWorkflow = createWorkflow("create-loyalty-ladder", (input: { ladder: unknown }) => new WorkflowResponse(makeLadderStep(input)))

/**
 * Changes the given settings of a ladder. Standings follow with the next event of each owner, and for all
 * with the next run (`recomputeLevelsWorkflow`). You can use this workflow within your own customizations.
 *
 * @summary Change a ladder. Returns its id.
 * @throws RefusalError `ladder_not_found`, `invalid_input`
 */
export const updateLadderWorkflow = createWorkflow("update-loyalty-ladder", (input: { id: string; changes: unknown }) => new WorkflowResponse(changeLadderStep(input)))

/** @summary Delete a ladder with its levels; their groups stay. Returns its id. @throws RefusalError `ladder_not_found` */
export const deleteLadderWorkflow = createWorkflow("delete-loyalty-ladder", (input: { id: string }) => new WorkflowResponse(removeLadderStep(input)))

/**
 * Makes a level of a ladder, and a customer group for it where none is given. You can use this workflow
 * within your own customizations.
 *
 * @summary Make a level. Returns its id.
 * @throws RefusalError `ladder_not_found`, `invalid_input` with the path and reason of every wrong field
 */
export const createLevelWorkflow = createWorkflow("create-loyalty-level", (input: { ladder_id: string; level: unknown }) => {
  const level = groupForLevelStep(input)
  return new WorkflowResponse(makeLevelStep(transform({ input, level }, ({ input, level }) => ({ ladder_id: input.ladder_id, level }))))
})

/** @summary Change the given fields of a level. Returns its id. @throws RefusalError `level_not_found`, `invalid_input` */
export const updateLevelWorkflow = createWorkflow("update-loyalty-level", (input: { id: string; changes: unknown }) => new WorkflowResponse(changeLevelStep(input)))

/** @summary Delete a level; its group stays. Returns its id. @throws RefusalError `level_not_found` */
export const deleteLevelWorkflow = createWorkflow("delete-loyalty-level", (input: { id: string }) => new WorkflowResponse(removeLevelStep(input)))
