/** What a rule gives to a cart, and why it gives less or nothing: shapes only. */
import type { Reason } from "../../../rules/evaluate"
import type { Amount } from "../../../shared/money"
import type { Refusal } from "../../../shared/refusal"

/** A line that a rule gives: at most one for a rule and a variant. */
export type GivenLine = { rule_id: string; variant_id: string; quantity: number; /** The variant that it stands in for. */ instead_of: string | null }

/** What a rule takes off a paid line, in the line's price mode: the price of `quantity` pieces of it. */
export type GivenPieces = { rule_id: string; line_id: string; quantity: number; amount: Amount }

/**
 * Why a rule gives less than it promises, or nothing.
 *
 * @property variant_id Null: of what the rule gives as a whole, which a limit cuts, or picks of a choice that nothing is left for
 * @property missing Free pieces; of a choice's picks that nothing is left for, picks
 */
export type Shortfall = { variant_id: string | null; missing: number; reason: "out_of_stock" | "limit_per_order" | "limit_per_owner" | "limit_total" | "not_found" | "not_published" | "not_in_channel" | "no_price" | "other_shipping_profile" }

export type RuleVerdict = {
  rule_id: string
  /** Conditions met, at least once, and not beaten by another rule; also where a limit, stock or a wish leaves nothing of it. */
  fires: boolean
  /** How often it fires; 0 where it does not. */
  times: number
  /** Why not: those of conditions; `not_active`, `not_started`, `ended`; `too_few_pieces` or `below_minimum` of its repeat or reward with `missing`; `other_currency` of its repeat; `better_rule`, `exclusive_rule` with the rule in `details.rule_id`. */
  reasons: Reason[]
  /** The stored rule cannot be read: skipped. */
  broken: Refusal[] | null
  declined: boolean
  lines: GivenLine[]
  pieces: GivenPieces[]
  shortfalls: Shortfall[]
  /**
   * Of a `choice` that fires: the picks in all (those of one time × times), how many of them are still open and can be had,
   * and what each pick gives. `chosen` are picks, `available` pieces; null where stock is not kept.
   */
  choice: { choose: number; open: number; goods: { variant_id: string; quantity: number; chosen: number; available: number | null }[] } | null
  /** What would come next ("12.00 EUR more"): where only amounts or quantities of goods are missing; null where it fires fully, a limit is used up, or something else is missing. Rounded up to the currency's decimals and to whole pieces. */
  near_miss: { missing_amount: number | null; missing_quantity: number | null; currency_code: string; progress: number } | null
}
