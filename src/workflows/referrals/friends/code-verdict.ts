/** Whether a code works for anybody at all, and if not, why: what an admin is told. A buyer is told the same in every case. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { isOpen } from "../../../modules/referrals/domain/program"
import type { AdvocateOwner, CodeOfAdvocate, ReferralProgramState } from "../../../modules/referrals/service"
import { advocateStanding } from "../advocate-standing"
import { referrals } from "../referrals"

/** Why a code works for nobody. */
export type CodeReason = "unknown_code" | "replaced_code" | "program_off" | "not_an_advocate" | "exhausted"

/** `code` is known also of one that does not work, if there is one. */
export type CodeVerdict =
  | { met: true; program: ReferralProgramState; code: CodeOfAdvocate; owner: AdvocateOwner }
  | { met: false; program: ReferralProgramState; code: CodeOfAdvocate | null; reason: CodeReason }

/** A code, however it is written, at an instant. */
export const codeVerdict = async (container: MedusaContainer, text: string, at: Date): Promise<CodeVerdict> => {
  const service = referrals(container)
  const [program, code] = await Promise.all([service.readProgram(), service.findCode(text)])
  const refuse = (reason: CodeReason): CodeVerdict => ({ met: false, program, code, reason })
  if (!code) {
    return refuse("unknown_code")
  }
  if (code.replaced_at !== null) {
    return refuse("replaced_code")
  }
  if (!isOpen(program, at)) {
    return refuse("program_off")
  }
  const { id: advocate_id, owner_type, owner_id } = code.advocate
  const owner: AdvocateOwner | null = owner_id === null ? null : { type: owner_type, id: owner_id }
  const standing = await advocateStanding(container, program, owner, advocate_id, at)
  return owner && standing === "open" ? { met: true, program, code, owner } : refuse(standing === "open" ? "not_an_advocate" : standing)
}
