/** Refusals that several parts of tier pricing give. */
import type { Refusal } from "../../shared/refusal"
import { RefusalError } from "../../shared/refusal-error"

export const ruleNotFound = (id: string): RefusalError =>
  new RefusalError("rule_not_found", [{ path: "id", reason: "rule_not_found", message: `there is no tier price rule ${id}` }])

/** A price book that holds amounts, in no currency. */
export const AMOUNTS_WITHOUT_CURRENCY: Refusal = {
  path: "currency_code",
  reason: "currency_required",
  message: "must be given: the price book holds amounts in one currency",
}
