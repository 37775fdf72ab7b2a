import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { vanityCode } from "../../modules/referrals/domain/codes"
import type { Advocate, AdvocateOwner, ReferralProgramState } from "../../modules/referrals/service"
import { refusalsOf } from "../../shared/refusal"
import { RefusalError } from "../../shared/refusal-error"
import { parseInput, z } from "../../shared/schema"
import { advocateStanding, refersFor } from "./advocate-standing"
import { referrals } from "./referrals"

export type GiveReferralCodeInput = {
  /** Who asks: he refers for himself, or for his company, as the programme says. */
  customer_id: string
  /** Whether a new code takes the place of the one that there is. */
  replace?: boolean
}

/** `code` as it is written: `7KQ2M-DXW9R`. */
export type GivenReferralCode = { advocate_id: string; code: string }

const giveCodeStep = createStep("give-referral-code", async ({ customer_id, replace = false }: GiveReferralCodeInput, { container }) => {
  const service = referrals(container)
  const program = await service.readProgram()
  const { type, id } = await refersFor(container, program, customer_id)
  const advocate = await requireAdvocate(container, program, { type, id }, new Date())
  const { shown } = await service.giveCode(advocate.id, replace ? "new" : "present", new Date())
  return new StepResponse<GivenReferralCode>({ advocate_id: advocate.id, code: shown })
})

/**
 * The advocate that an owner is, or becomes. That the limits are reached is no reason: a code may be had beforehand.
 *
 * @throws RefusalError `program_off`, `not_an_advocate`
 */
export const requireAdvocate = async (container: MedusaContainer, program: ReferralProgramState, owner: AdvocateOwner, at: Date): Promise<Advocate> => {
  const status = await advocateStanding(container, program, owner, null, at)
  if (status === "program_off") {
    throw new RefusalError("program_off", [{ path: "", reason: "program_off", message: "nobody can be referred now" }])
  }
  if (status === "not_an_advocate") {
    throw new RefusalError("not_an_advocate", [{ path: "", reason: "not_an_advocate", message: "the programme does not name you as an advocate" }])
  }
  return referrals(container).ensureAdvocate(owner)
}

export const giveReferralCodeWorkflowId = "give-referral-code"

/**
 * Gives a customer, or his company, a code to refer with: the one that there is, or a new one. One that was replaced
 * works no longer. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await giveReferralCodeWorkflow(container).run({ input: { customer_id: "cus_1" } })
 *
 * @summary Give a referral code. Answers `{ advocate_id, code }`.
 * @throws RefusalError `program_off`, `not_an_advocate`
 */
export const giveReferralCodeWorkflow = createWorkflow(giveReferralCodeWorkflowId, (input: GiveReferralCodeInput) => new WorkflowResponse(giveCodeStep(input)))

const chosen = z.strictObject({ code: vanityCode.optional() })

export type SetReferralCodeInput = {
  advocate_id: string
  /** The code that he gets, as `Brenner 2026`; left out: a new one is drawn. Read here: untrusted. */
  code?: unknown
}

const setCodeStep = createStep("set-referral-code", async ({ advocate_id, code }: SetReferralCodeInput, { container }) => {
  const result = parseInput(chosen, { code })
  if (!result.success) {
    throw new RefusalError("invalid_input", refusalsOf(result.error.issues))
  }
  const { shown } = await referrals(container).giveCode(advocate_id, result.data.code ?? "new", new Date())
  return new StepResponse<GivenReferralCode>({ advocate_id, code: shown })
})

export const setReferralCodeWorkflowId = "set-referral-code"

/**
 * Gives an advocate the code that an admin chose, or a new one. The one before works no longer. You can use this workflow
 * within your own customizations.
 *
 * @example
 * await setReferralCodeWorkflow(container).run({ input: { advocate_id: "refadv_1", code: "Brenner 2026" } })
 *
 * @summary Set an advocate's code. Answers `{ advocate_id, code }`.
 * @throws RefusalError `advocate_not_found`, `code_taken`, `invalid_input` (`invalid_code`)
 */
export const setReferralCodeWorkflow = createWorkflow(setReferralCodeWorkflowId, (input: SetReferralCodeInput) => new WorkflowResponse(setCodeStep(input)))
