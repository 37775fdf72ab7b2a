import { createStep, createWorkflow, StepResponse, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { unknownIds } from "../tier-pricing/steps/references"
import { RefusalError, unknownIdRefusal } from "../../shared/refusal-error"
import { parseProgramSettings } from "../../modules/reward-points/domain/program"
import { clampOpenCartsStep } from "./clamp-open-carts"

export type ChangeProgramInput = {
  /** Settings that change, a group such as `earning` in part. */
  changes: Record<string, unknown>
  /** The admin who changes them. */
  created_by: string | null
}

/** A version is never taken back: what follows can be repeated. */
const changeProgramStep = createStep("change-points-program", async ({ changes, created_by }: ChangeProgramInput, { container }) => {
  const parsed = parseProgramSettings(changes)
  const excluded = parsed.ok ? parsed.value.excluded : null
  const references = [
    { path: "excluded.customer_group_ids", kind: "customer_groups" as const, ids: excluded?.customer_group_ids ?? [] },
    { path: "excluded.product_ids", kind: "products" as const, ids: excluded?.product_ids ?? [] },
    { path: "excluded.category_ids", kind: "categories" as const, ids: excluded?.category_ids ?? [] },
    { path: "redemption.values", kind: "currencies" as const, ids: parsed.ok ? parsed.value.redemption.values.map(({ currency_code }) => currency_code) : [] },
  ]
  const refusals = []
  for (const { path, kind, ids } of references) {
    const unknown = ids.length ? await unknownIds(container, kind, ids) : []
    if (unknown.length) {
      refusals.push(unknownIdRefusal(path, kind, unknown))
    }
  }
  if (refusals.length) {
    throw new RefusalError("invalid_input", refusals)
  }
  const program = await container.resolve<RewardPointsService>(REWARD_POINTS).changeProgram(changes, created_by)
  return new StepResponse({ version: program.version, is_off: program.status === "off" })
})

export const changeProgramWorkflowId = "change-points-program"

/**
 * Changes settings of the points programme; each change is a version. Switched off, it takes its
 * redemptions out of open carts. You can use this workflow within your own customizations.
 *
 * @example
 * await changeProgramWorkflow(container).run({
 *   input: { changes: { status: "active", redemption: { values: [{ currency_code: "eur", points: 100, amount: 1 }] } }, created_by: null },
 * })
 *
 * @summary Change the points programme. Answers `{ version, is_off }`.
 * @throws RefusalError `invalid_input` with the path and reason of every wrong setting
 */
export const changeProgramWorkflow = createWorkflow(changeProgramWorkflowId, (input: ChangeProgramInput) => {
  const changed = changeProgramStep(input)
  when("points-are-switched-off", { changed }, ({ changed }) => changed.is_off).then(() => {
    clampOpenCartsStep()
  })
  return new WorkflowResponse(changed)
})
