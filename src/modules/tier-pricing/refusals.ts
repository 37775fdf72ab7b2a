/** The one table from a refusal to Medusa's error, and so to HTTP. */
import { MedusaError } from "@medusajs/framework/utils"
import type { Refusal } from "../../shared/refusal"

/** What kind of refusal it is. Reason codes of single fields are all `invalid_input`. */
export type RefusalKind =
  | "invalid_input"
  | "rule_not_found"
  | "cart_not_found"
  | "cart_changed"
  | "login_required"
  | "no_price"
  | "not_a_price_book"
  | "pricing_module_missing"
  | "import_not_found"
  | "import_running"

const ERROR_TYPES = {
  invalid_input: MedusaError.Types.INVALID_DATA,
  rule_not_found: MedusaError.Types.NOT_FOUND,
  cart_not_found: MedusaError.Types.NOT_FOUND,
  cart_changed: MedusaError.Types.CONFLICT,
  login_required: MedusaError.Types.NOT_ALLOWED,
  no_price: MedusaError.Types.NOT_ALLOWED,
  import_not_found: MedusaError.Types.NOT_FOUND,
  import_running: MedusaError.Types.CONFLICT,
  not_a_price_book: MedusaError.Types.INVALID_DATA,
  pricing_module_missing: MedusaError.Types.NOT_ALLOWED,
} as const satisfies Record<RefusalKind, string>

/**
 * A refusal on its way to the caller. Medusa answers with `type` and `message`; our own routes add
 * `errors`, one entry for each wrong field, and facts such as both totals of a changed cart.
 */
export class RefusalError extends MedusaError {
  readonly refusals: Refusal[]
  readonly facts: Record<string, unknown>

  constructor(kind: RefusalKind, refusals: Refusal[], facts: Record<string, unknown> = {}) {
    super(ERROR_TYPES[kind], refusals.map(sentence).join("; "), kind === "invalid_input" ? refusals[0]?.reason ?? kind : kind)
    this.refusals = refusals
    this.facts = facts
  }
}

const sentence = ({ path, message }: Refusal): string => (path ? `${path}: ${message}` : message)

/** @throws RefusalError `invalid_input` where there are refusals */
export const refuseAll = (refusals: Refusal[]): void => {
  if (refusals.length) {
    throw new RefusalError("invalid_input", refusals)
  }
}

export const ruleNotFound = (id: string): RefusalError =>
  new RefusalError("rule_not_found", [{ path: "id", reason: "rule_not_found", message: `there is no tier price rule ${id}` }])

/** `unknown_id` for a field, with all its unknown ids in `values`. @param kind as in `customer_group` */
export const unknownIdRefusal = (path: string, kind: string, unknown: string[]): Refusal => ({
  path,
  reason: "unknown_id",
  message: `no such ${kind.replace("_", " ")}: ${unknown.join(", ")}`,
  values: unknown,
})

/** A price book that holds amounts, in no currency. */
export const AMOUNTS_WITHOUT_CURRENCY: Refusal = {
  path: "currency_code",
  reason: "currency_required",
  message: "must be given: the price book holds amounts in one currency",
}
