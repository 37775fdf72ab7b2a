import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { LevelOwner } from "../../modules/loyalty-levels/service"
import { settleOwnersStep } from "./steps/settle-levels"

/** @property now As if it were then, ISO 8601; left out: now */
export type RequalifyOwnersInput = { owners: LevelOwner[]; now?: string }

export const requalifyOwnersWorkflowId = "requalify-loyalty-owners"

/**
 * Brings the levels and groups of some customers or companies in line with what they have bought. It can be
 * repeated at any time. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await requalifyOwnersWorkflow(container).run({ input: { owners: [{ type: "customer", id: "cus_1" }] } })
 *
 * @summary Requalify some owners. Answers `{ moved }`: of how many the level changed.
 */
export const requalifyOwnersWorkflow = createWorkflow(requalifyOwnersWorkflowId, (input: RequalifyOwnersInput) => new WorkflowResponse(settleOwnersStep(input)))
