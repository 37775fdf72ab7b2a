import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { points } from "../../modules/reward-points/domain/program"
import { grantTerms } from "../../modules/reward-points/domain/terms"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import type { Owner } from "../../modules/reward-points/storage/accounts"
import { startOf } from "../../shared/calendar"
import { canonical, sha256 } from "../../shared/digest"
import { id } from "../../shared/fields"
import { RefusalError, refuseAll, unknownIdRefusal } from "../../shared/refusal-error"
import { refusalsOf } from "../../shared/refusal"
import { parseInput, storableText, z } from "../../shared/schema"
import { companyNames } from "../companies/company-members"
import { settleEarnerStep } from "../loyalty-levels/steps/settle-levels"

/** Codes that say something else in the ledger. */
const TAKEN = [
  "order",
  "order_value_added",
  "order_undone",
  "order_found",
  "checkout",
  "completion_failed",
  "expired",
  "shortfall_covered",
  "adjustment",
  "opening_balance",
  "registration",
  "guest_claim",
  "backfill",
  "reward_withdrawn",
]

/** An action of the shop's own as its system reports it. */
export const pointsAction = z
  .strictObject({
    customer_id: id.optional(),
    company_id: id.optional(),
    /** What was done, as a code: `training_finished`. */
    action: z
      .string()
      .max(64)
      .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, "must be a code in snake case such as training_finished")
      .refine((code) => !TAKEN.includes(code), { message: "is taken by the ledger itself: choose another code", params: { reason: "reserved_code" } }),
    points,
    idempotency_key: storableText().trim().min(1).max(255),
    /** The most that this action gives to the account in a period of the calendar. */
    cap: z.strictObject({ period: z.enum(["day", "week", "month", "year"]), points }).nullable().default(null),
    /** Why, for people. */
    text: storableText().trim().min(1).max(500).nullable().default(null),
  })
  .refine(({ customer_id, company_id }) => (customer_id === undefined) !== (company_id === undefined), {
    message: "must name either customer_id or company_id",
    params: { reason: "customer_or_company" },
  })

/** Under which an action is kept. The caller's own key may say who somebody is: it is not kept as it is. */
export const actionKey = (idempotency_key: string): string => `action:${sha256(idempotency_key)}`

type PointsAction = z.infer<typeof pointsAction>

export type GrantActionInput = { /** Read here: untrusted. */ action: unknown; /** The admin, or the maker of the key, who reports it. */ actor_id: string | null }

const grantActionStep = createStep("grant-points-action", async (input: GrantActionInput, { container }) => {
  const result = parseInput(pointsAction, input.action)
  if (!result.success) {
    throw new RefusalError("invalid_input", refusalsOf(result.error.issues))
  }
  const { action, points, idempotency_key, cap, text } = result.data
  const owner = await ownerOf(container, result.data)
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const program = await service.readProgram()
  if (program.status !== "active") {
    throw new RefusalError("program_off", [{ path: "", reason: "program_off", message: "the points programme is off: switch it on first" }])
  }
  const at = new Date()
  const [{ id: account_id }] = await service.ensureAccounts([owner])
  const posted = await service.grantAction({
    ...grantTerms(program, at, service.options.time_zone),
    account_id,
    points,
    at,
    reason_code: action,
    idempotency_key: actionKey(idempotency_key),
    said: sha256(canonical({ cap, text })),
    program_version: program.version,
    cap: cap && { points: cap.points, since: startOf(cap.period, at, service.options.time_zone) },
    maximum_balance: program.earning.maximum_balance,
    note: { actor_type: input.actor_id ? "admin" : null, actor_id: input.actor_id, ...(text !== null && { text }) },
  })
  return new StepResponse({ entry_id: posted.entry.id, account_id, owner })
})

/** @throws RefusalError `unknown_id`, `guest` */
const ownerOf = async (container: MedusaContainer, { customer_id, company_id }: PointsAction): Promise<Owner> => {
  if (company_id !== undefined) {
    const names = await companyNames(container, [company_id])
    refuseAll(company_id in names ? [] : [unknownIdRefusal("company_id", "company", [company_id])])
    return { type: "company", id: company_id }
  }
  const id = customer_id ?? ""
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "customer", fields: ["id", "has_account"], filters: { id } })
  refuseAll(data.length ? [] : [unknownIdRefusal("customer_id", "customer", [id])])
  refuseAll(data[0].has_account ? [] : [{ path: "customer_id", reason: "guest", message: "must be a registered customer: guests have no points" }])
  return { type: "customer", id }
}

export const grantActionWorkflowId = "grant-points-action"

/**
 * Grants points for an action of the shop's own. You can use this workflow within your own
 * customizations.
 *
 * @example
 * await grantActionWorkflow(container).run({
 *   input: {
 *     action: { customer_id: "cus_1", action: "review_written", points: 50, idempotency_key: "review-17", cap: { period: "month", points: 200 } },
 *     actor_id: null,
 *   },
 * })
 *
 * @summary Grant points for an action. Answers `{ entry_id, account_id }`.
 * @throws RefusalError `invalid_input`, `program_off`, `cap_reached`, `idempotency_conflict`
 */
export const grantActionWorkflow = createWorkflow(grantActionWorkflowId, (input: GrantActionInput) => {
  const granted = grantActionStep(input)
  settleEarnerStep(granted.owner)
  return new WorkflowResponse(transform({ granted }, ({ granted: { entry_id, account_id } }) => ({ entry_id, account_id })))
})
