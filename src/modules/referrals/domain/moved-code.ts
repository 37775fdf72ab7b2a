/** A code that somebody brings along from another shop: whether it becomes the one that he refers with here. Pure. */
import { normalizedCode, type ChosenCode } from "./codes"

/**
 * What is known when a code is to be moved.
 *
 * @property wish the code as it stands in the other shop
 * @property brought the code that a former move gave, as it was written; null: none
 * @property owner_type whether a person refers, or his company
 * @property present the code that works here now; null: none
 * @property is_taken somebody else has the wish, or had it: links that are still around would lead to the wrong one
 */
export type MovedCodeSituation = { wish: ChosenCode; brought: string | null; owner_type: "customer" | "company"; present: ChosenCode | null; is_taken: boolean }

/**
 * What becomes of it. Reasons: `code_taken`; `company_has_code`: another member has brought the one code that a company
 * has; `other_code`: one that was not brought, or was changed here since, is left alone.
 */
export type MovedCodeVerdict = { outcome: "created" | "changed" | "left" } | { outcome: "refused"; reason: "code_taken" | "company_has_code" | "other_code"; message: string }

/** The first that holds: it is there, it is taken, there is none yet, a former move gave the one that there is. */
export const movedCodeVerdict = ({ wish, brought, owner_type, present, is_taken }: MovedCodeSituation): MovedCodeVerdict => {
  if (present?.code === wish.code) {
    return { outcome: "left" }
  }
  if (is_taken) {
    return { outcome: "refused", reason: "code_taken", message: `${wish.shown} belongs, or belonged, to another advocate: give one of the two another code` }
  }
  if (!present) {
    return { outcome: "created" }
  }
  if (brought !== null && normalizedCode(brought) === present.code) {
    return { outcome: "changed" }
  }
  return owner_type === "company" && brought === null
    ? { outcome: "refused", reason: "company_has_code", message: `the company refers with ${present.shown} already, for all of its members: it can have one code` }
    : { outcome: "refused", reason: "other_code", message: `refers with ${present.shown} here, which was not brought along: set ${wish.shown} by hand if it is to take its place` }
}
