import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { createOccasionStep, updateOccasionStep, type OccasionChange } from "./steps/store-occasions"

export const createOccasionWorkflowId = "create-loyalty-occasion"

/**
 * Creates an occasion. You can use this workflow within your own customizations.
 *
 * @example
 * const { result: id } = await createOccasionWorkflow(container).run({
 *   input: { occasion: { name: "Birthday", status: "active", trigger: { type: "birthday" }, reward: { kind: "points", points: 100 } } },
 * })
 *
 * @summary Create an occasion. Returns its id.
 * @throws RefusalError `invalid_input` with the path and reason of every wrong field
 */
export const createOccasionWorkflow = createWorkflow(createOccasionWorkflowId, (input: { occasion: unknown }) => new WorkflowResponse(createOccasionStep(input)))

export const updateOccasionWorkflowId = "update-loyalty-occasion"

/**
 * Changes the given fields of an occasion; the others stay. What it gave stays too. You can use this
 * workflow within your own customizations.
 *
 * @summary Change an occasion. Returns its id.
 * @throws RefusalError `occasion_not_found`, `invalid_input`
 */
export const updateOccasionWorkflow = createWorkflow(updateOccasionWorkflowId, (input: OccasionChange) => new WorkflowResponse(updateOccasionStep(input)))

export const archiveOccasionWorkflowId = "archive-loyalty-occasion"

/**
 * Archives an occasion: it gives nothing any more; what it gave stays. You can use this workflow within
 * your own customizations.
 *
 * @summary Archive an occasion. Returns its id.
 * @throws RefusalError `occasion_not_found`
 */
export const archiveOccasionWorkflow = createWorkflow(
  archiveOccasionWorkflowId,
  (input: { id: string }) => new WorkflowResponse(updateOccasionStep(transform({ input }, ({ input }): OccasionChange => ({ id: input.id, changes: { status: "archived" } }))))
)
