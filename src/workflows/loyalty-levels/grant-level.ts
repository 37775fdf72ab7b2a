import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { LevelOwner } from "../../modules/loyalty-levels/service"
import { id as anId, instant } from "../../shared/fields"
import { refusalsOf } from "../../shared/refusal"
import { RefusalError, unknownIdRefusal } from "../../shared/refusal-error"
import { parseInput, storableText, z } from "../../shared/schema"
import { knownOwners } from "./measure"
import { levels } from "./requalify"
import { settleOwnersStep } from "./steps/settle-levels"

/** What an admin says of a grant. */
const grantInput = z.strictObject({
  level_id: anId,
  reason: storableText().trim().min(1).max(500),
  ends_at: instant.nullable().default(null),
  owner_type: z.enum(["customer", "company"]).default("customer"),
})

/**
 * @property grant `{ level_id, reason, ends_at?, owner_type? }`; it is parsed here
 * @property source `reward` for what an occasion or a referral gives
 * @property idempotency_key Under one key a level is given once
 */
export type GrantLevelInput = { owner_id: string; grant: unknown; actor_id?: string | null; source?: "admin" | "reward"; idempotency_key?: string; now?: string }

/** Stores a grant; undone by deleting it. */
const storeGrantStep = createStep(
  "store-loyalty-grant",
  async ({ owner_id, grant, actor_id = null, source = "admin", idempotency_key, now }: GrantLevelInput, { container }) => {
    const result = parseInput(grantInput, grant)
    if (!result.success) {
      throw new RefusalError("invalid_input", refusalsOf(result.error.issues))
    }
    const { level_id, reason, ends_at, owner_type } = result.data
    const at = now ? new Date(now) : new Date()
    const owner: LevelOwner = { type: owner_type, id: owner_id }
    if (!(await knownOwners(container, [owner])).length) {
      throw memberNotFound(owner_id)
    }
    const level = (await levels(container).activeLadders()).filter(({ audiences }) => audiences.includes(owner_type)).flatMap((ladder) => ladder.levels).find(({ id }) => id === level_id)
    const refusals = [
      ...(level ? [] : [{ ...unknownIdRefusal("level_id", "level", [level_id]), reason: "unknown_level" }]),
      ...(ends_at && ends_at <= at ? [{ path: "ends_at", reason: "in_the_past", message: "must be in the future" }] : []),
    ]
    if (refusals.length) {
      throw new RefusalError("invalid_input", refusals)
    }
    const { id } = await levels(container).grantLevel({ owner, level_id, source, reason, starts_at: at, ends_at, granted_by: actor_id, idempotency_key: idempotency_key ?? null })
    // Under a key it may have been given before: a failure now does not take that back.
    return new StepResponse({ id, owner }, idempotency_key ? undefined : id)
  },
  async (id, { container }) => {
    if (id) {
      await levels(container).deleteGrant(id)
    }
  }
)

export const memberNotFound = (id: string): RefusalError => new RefusalError("member_not_found", [{ path: "customer_id", reason: "member_not_found", message: `there is no registered customer or company ${id}` }])

export const grantLevelWorkflowId = "grant-loyalty-level"

/**
 * Gives somebody a level by hand: until its end he never stands below it. It works at once, the groups
 * included. You can use this workflow within your own customizations.
 *
 * @example
 * await grantLevelWorkflow(container).run({ input: { owner_id: "cus_1", grant: { level_id: "lylev_1", reason: "Trade fair", ends_at: "2027-01-01T00:00:00Z" } } })
 *
 * @summary Give a level. Answers `{ id, owner }`.
 * @throws RefusalError `member_not_found`, `invalid_input`
 */
export const grantLevelWorkflow = createWorkflow(grantLevelWorkflowId, (input: GrantLevelInput) => {
  const granted = storeGrantStep(input)
  settleOwnersStep(transform({ input, granted }, ({ input, granted }) => ({ owners: [granted.owner], now: input.now })))
  return new WorkflowResponse(granted)
})

/** Ends a grant; undone by opening it again. */
const endGrantStep = createStep(
  "end-loyalty-grant",
  async ({ id, owner }: { id: string; owner: LevelOwner }, { container }) => {
    await levels(container).endGrant(id, owner, new Date())
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) {
      await levels(container).reopenGrant(id)
    }
  }
)

export const endLevelGrantWorkflowId = "end-loyalty-grant"

/** @summary End a grant before its time. @throws RefusalError `grant_not_found` */
export const endLevelGrantWorkflow = createWorkflow(endLevelGrantWorkflowId, (input: { id: string; owner: LevelOwner }) => {
  const id = endGrantStep(input)
  settleOwnersStep(transform({ input }, ({ input }) => ({ owners: [input.owner] })))
  return new WorkflowResponse(id)
})

/** Ends what was given under a key; where nothing was, or it is over, nothing happens. */
const endGrantOfKeyStep = createStep("end-loyalty-grant-of-key", async ({ key }: { key: string }, { container }) => {
  const ended = await levels(container).endGrantOfKey(key, new Date())
  return new StepResponse({ owners: ended ? [ended] : [] })
})

export const endLevelGrantOfKeyWorkflowId = "end-loyalty-level-grant"

/** @summary End the grant that was given under a key, as when the reward that gave it is taken back. */
export const endLevelGrantOfKeyWorkflow = createWorkflow(endLevelGrantOfKeyWorkflowId, (input: { key: string }) => {
  const ended = endGrantOfKeyStep(input)
  settleOwnersStep(ended)
  return new WorkflowResponse(ended)
})
