import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { REWARDS } from "../../modules/rewards/key"
import type { GrantRow, RewardsService } from "../../modules/rewards/service"
import { takePointsBack } from "../reward-points/take-back"

/** Ends a level that was granted under a key. */
const END_LEVEL = "end-loyalty-level-grant"

export type WithdrawRewardInput = {
  /** The key under which it was granted. */
  key: string
  /** Points that it is still worth: only what is beyond is taken back. Left out, or 0: all of it. */
  keep?: number
}

const withdrawRewardStep = createStep("withdraw-reward", async ({ key, keep = 0 }: WithdrawRewardInput, { container }) => {
  const service = container.resolve<RewardsService>(REWARDS)
  const grant = await service.grantOfKey(key)
  if (!grant) {
    return new StepResponse({ withdrawn: false })
  }
  if (keep > 0) {
    // What is not given yet is given as it was granted, and taken back in part then.
    const is_in_part = grant.reward.kind === "points" && grant.done_at !== null && grant.withdrawn_at === null
    await (is_in_part ? takePointsOfGrant(container, service, key, keep) : undefined)
    return new StepResponse({ withdrawn: is_in_part })
  }
  const withdrawn = grant.withdrawn_at !== null || (await takeBack(container, service, grant))
  if (withdrawn && !grant.withdrawn_at) {
    await service.noteWithdrawn(grant.id, new Date())
  }
  return new StepResponse({ withdrawn })
})

/** @returns false where it cannot be taken back any more */
const takeBack = async (container: MedusaContainer, service: RewardsService, grant: GrantRow): Promise<boolean> => {
  switch (grant.reward.kind) {
    case "personal_code":
      return service.closeCode(grant.id, new Date())
    case "points":
      if (grant.done_at !== null) {
        await takePointsOfGrant(container, service, grant.key, 0)
      }
      return true
    case "level":
      if (grant.done_at !== null) {
        await container.resolve(Modules.WORKFLOW_ENGINE).run(END_LEVEL, { input: { key: `reward:${grant.key}` } })
      }
      return true
  }
}

/** A part that is taken twice, as by a process that died, has the key of where it began, and is taken once. */
const takePointsOfGrant = (container: MedusaContainer, service: RewardsService, key: string, keep: number): Promise<void> =>
  service.takePartBack(key, keep, async ({ customer_id, company_id, taken_back }, kept) => {
    const owner = company_id !== null ? ({ type: "company", id: company_id } as const) : customer_id !== null ? ({ type: "customer", id: customer_id } as const) : null
    if (owner) {
      await takePointsBack(container, owner, `reward:${key}`, kept, taken_back === 0, "reward_withdrawn")
    }
  })

export const withdrawRewardWorkflowId = "withdraw-reward"

/**
 * Takes a reward back: a personal code holds no longer, points are taken back as those of an order that
 * is undone, a level ends. A used code stays used, and is not given back with its order. With `keep`
 * only points beyond it are taken. A second time nothing happens. You can use this workflow within your own customizations.
 *
 * @example
 * await withdrawRewardWorkflow(container).run({ input: { key: "anniversary-of-the-shop:cus_1" } })
 *
 * @summary Take a reward back. Answers `{ withdrawn }`; false: there was none, or its code is used.
 */
export const withdrawRewardWorkflow = createWorkflow(withdrawRewardWorkflowId, (input: WithdrawRewardInput) => new WorkflowResponse(withdrawRewardStep(input)))
