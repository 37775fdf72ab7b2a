/** The one door to Medusa's errors, and the one table from a refusal to Medusa's error, and so to HTTP. */
import { MedusaError } from "@medusajs/framework/utils"
import type { Refusal } from "./refusal"

const { INVALID_DATA, NOT_FOUND, NOT_ALLOWED, CONFLICT } = MedusaError.Types

const ERROR_TYPES = {
  // Wrong input. Reason codes of single fields are all of this kind.
  invalid_input: INVALID_DATA,
  // Carts
  cart_not_found: NOT_FOUND,
  cart_changed: CONFLICT,
  cart_completed: NOT_ALLOWED,
  login_required: NOT_ALLOWED,
  no_price: NOT_ALLOWED,
  // Rewards and occasions
  personal_code_refused: NOT_ALLOWED,
  occasion_not_found: NOT_FOUND,
  birthday_not_changeable: NOT_ALLOWED,
  // Tier pricing
  rule_not_found: NOT_FOUND,
  import_not_found: NOT_FOUND,
  import_running: CONFLICT,
  not_a_price_book: INVALID_DATA,
  pricing_module_missing: NOT_ALLOWED,
  // Free products
  free_product_refused: NOT_ALLOWED,
  free_product_rule_not_found: NOT_FOUND,
  // Companies
  company_not_found: NOT_FOUND,
  company_exists: CONFLICT,
  // Reward points
  account_not_found: NOT_FOUND,
  order_not_found: NOT_FOUND,
  earning_rule_not_found: NOT_FOUND,
  idempotency_conflict: CONFLICT,
  insufficient_points: NOT_ALLOWED,
  redemption_refused: NOT_ALLOWED,
  cap_reached: NOT_ALLOWED,
  program_off: NOT_ALLOWED,
  claims_off: NOT_ALLOWED,
  claim_invalid: NOT_ALLOWED,
  claim_expired: NOT_ALLOWED,
  claim_used: NOT_ALLOWED,
  claim_busy: CONFLICT,
  // Loyalty levels
  ladder_not_found: NOT_FOUND,
  level_not_found: NOT_FOUND,
  grant_not_found: NOT_FOUND,
  member_not_found: NOT_FOUND,
  // Referrals
  referral_not_found: NOT_FOUND,
  advocate_not_found: NOT_FOUND,
  not_an_advocate: NOT_ALLOWED,
  exhausted: NOT_ALLOWED,
  invitations_off: NOT_ALLOWED,
  invitations_used_up: NOT_ALLOWED,
  code_taken: CONFLICT,
  referral_refused: NOT_ALLOWED,
  referrals_off: NOT_FOUND,
  unknown_code: NOT_FOUND,
  referral_state: NOT_ALLOWED,
  // Moving in
  move_in_not_found: NOT_FOUND,
} as const satisfies Record<string, string>

/** What kind of refusal it is. */
export type RefusalKind = keyof typeof ERROR_TYPES

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

/** `unknown_id` for a field, with all its unknown ids in `values`. @param kind as in `customer_group` */
export const unknownIdRefusal = (path: string, kind: string, unknown: string[]): Refusal => ({
  path,
  reason: "unknown_id",
  message: `no such ${kind.replace("_", " ")}: ${unknown.join(", ")}`,
  values: unknown,
})
