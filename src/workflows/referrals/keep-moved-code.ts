/** Codes that people bring along from another shop. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { vanityCode, type ChosenCode } from "../../modules/referrals/domain/codes"
import type { MovedCodeVerdict } from "../../modules/referrals/domain/moved-code"
import type { AdvocateOwner } from "../../modules/referrals/service"
import { refusalsOf } from "../../shared/refusal"
import { parseInput } from "../../shared/schema"
import { refersFor } from "./advocate-standing"
import { referrals } from "./referrals"

/**
 * A code of the other shop.
 *
 * @property customer_id whose it is: here it is his, or that of his company, as the programme says; null: of a customer who
 *   is yet to be made, to be checked alone
 * @property code as it is written there; untrusted
 * @property brought what a former move gave him, as it was written; null: none
 */
export type MovedCodeInput = { customer_id: string | null; code: string; brought: string | null }

/** What became of it. Reasons: `invalid_code`, `code_taken`, `company_has_code`, `other_code`. */
export type MovedCodeOutcome = MovedCodeVerdict | { outcome: "refused"; reason: "invalid_code"; message: string }

/**
 * Gives a customer the code that he refers with in another shop. A code may be had beforehand: also while the programme is
 * off, and by somebody whom it does not name as an advocate. One that was set here by hand is left alone.
 */
export const keepMovedCode = async (container: MedusaContainer, { customer_id, code, brought }: MovedCodeInput & { customer_id: string }): Promise<MovedCodeOutcome> => {
  const read = readCode(code)
  return "outcome" in read ? read : referrals(container).keepMovedCode({ owner: await ownerOf(container, customer_id), wish: read, brought }, new Date())
}

/** What {@link keepMovedCode} would answer now. Nothing is written. */
export const checkMovedCode = async (container: MedusaContainer, { customer_id, code, brought }: MovedCodeInput): Promise<MovedCodeOutcome> => {
  const read = readCode(code)
  return "outcome" in read ? read : referrals(container).checkMovedCode({ owner: customer_id === null ? null : await ownerOf(container, customer_id), wish: read, brought })
}

const readCode = (code: string): ChosenCode | Extract<MovedCodeOutcome, { outcome: "refused" }> => {
  const result = parseInput(vanityCode, code)
  return result.success ? result.data : { outcome: "refused", reason: "invalid_code", message: refusalsOf(result.error.issues)[0].message }
}

const ownerOf = async (container: MedusaContainer, customer_id: string): Promise<AdvocateOwner> => {
  const { type, id } = await refersFor(container, await referrals(container).readProgram(), customer_id)
  return { type, id }
}
