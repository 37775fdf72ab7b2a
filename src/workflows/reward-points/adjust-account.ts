import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { generateEntityId } from "@medusajs/framework/utils"
import { MAX_POINTS } from "../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { sha256 } from "../../shared/digest"
import { instant } from "../../shared/fields"
import { RefusalError, refuseAll } from "../../shared/refusal-error"
import { refusalsOf, type Refusal } from "../../shared/refusal"
import { parseInput, storableText, z } from "../../shared/schema"

/** An adjustment as an admin gives it. */
export const adjustment = z.strictObject({
  /** Below zero: points are taken. */
  points: z
    .number()
    .int()
    .min(-MAX_POINTS)
    .max(MAX_POINTS)
    .refine((points) => points !== 0, { message: "must not be 0", params: { reason: "nothing_to_adjust" } }),
  /** Why, in words. */
  reason: storableText().trim().min(1).max(500),
  /** The same key with the same points and reason answers what was done first. */
  idempotency_key: storableText().trim().min(1).max(255).optional(),
  /** When granted points end; never by default. */
  expires_at: instant.nullable().optional(),
})

export type AdjustAccountInput = {
  account_id: string
  /** Read here: untrusted. */
  adjustment: unknown
  /** The admin who adjusts. */
  actor_id: string | null
  reason_code?: "adjustment" | "opening_balance"
}

const adjustAccountStep = createStep("adjust-points-account", async (input: AdjustAccountInput, { container }) => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const result = parseInput(adjustment, input.adjustment)
  if (!result.success) {
    throw new RefusalError("invalid_input", refusalsOf(result.error.issues))
  }
  const { points, reason, idempotency_key = generateEntityId("", "key"), expires_at = null } = result.data
  const at = new Date()
  const program = await service.readProgram()
  refuseAll(misfits(points, expires_at, program.adjust_ceiling, at))
  const { id: account_id } = await service.readAccount(input.account_id)
  const posting = {
    account_id,
    at,
    // The caller's own key may say who somebody is: it is not kept as it is.
    idempotency_key: `adjust:${account_id}:${sha256(idempotency_key)}`,
    reason_code: input.reason_code ?? "adjustment",
    program_version: program.version,
    said: sha256(JSON.stringify([reason, expires_at])),
    note: { actor_type: input.actor_id ? ("admin" as const) : null, actor_id: input.actor_id, text: reason },
  }
  const posted =
    points > 0
      ? await service.credit({ ...posting, type: "adjust", points, available_at: at, expires_at, follows_activity: false })
      : await service.debit({ ...posting, type: "adjust", points: -points })
  return new StepResponse({ entry_id: posted.entry.id, account_id })
})

const misfits = (points: number, expires_at: Date | null, ceiling: number, at: Date): Refusal[] => [
  ...(Math.abs(points) > ceiling ? [{ path: "points", reason: "above_ceiling", message: `must be from -${ceiling} to ${ceiling}, the programme's ceiling for one adjustment` }] : []),
  ...(expires_at && points < 0 ? [{ path: "expires_at", reason: "not_for_debits", message: "must be left out where points are taken" }] : []),
  ...(expires_at && expires_at <= at ? [{ path: "expires_at", reason: "in_the_past", message: "must be later than now" }] : []),
]

export const adjustAccountWorkflowId = "adjust-points-account"

/**
 * Adds points to an account or takes some, with a reason. You can use this workflow within your own
 * customizations.
 *
 * @example
 * await adjustAccountWorkflow(container).run({ input: { account_id: "rpacc_1", adjustment: { points: 500, reason: "Apology for the delay" }, actor_id: "user_1" } })
 *
 * @summary Adjust a points account. Answers `{ entry_id, account_id }`.
 * @throws RefusalError `invalid_input` (`above_ceiling`, `nothing_to_adjust`, `in_the_past` …),
 *   `account_not_found`, `insufficient_points` with `maximum`, `idempotency_conflict`
 */
export const adjustAccountWorkflow = createWorkflow(adjustAccountWorkflowId, (input: AdjustAccountInput) => new WorkflowResponse(adjustAccountStep(input)))
