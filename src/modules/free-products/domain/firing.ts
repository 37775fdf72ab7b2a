/** Whether a rule is in force, its conditions are met, and how often: before other rules, limits and stock are looked at. */
import type { Reason } from "../../../rules/evaluate"
import type { Refusal } from "../../../shared/refusal"
import type { FreeProductCart } from "./free-product-cart"
import { freeProductConditions, type FreeProductRule } from "./free-product-rule"
import { forAll, gapOf, type Gap } from "./gap"
import { gapToFirst, occurrencesOf, type Occurrences } from "./occurrences"

/**
 * A rule's answer to a cart, by itself.
 *
 * @property times 0: it does not fire
 * @property gap What is missing until it fires, or fires once more; null: nothing, or what no goods bring
 */
export type Firing = Pick<Occurrences, "times" | "variants"> & { rule: FreeProductRule; reasons: Reason[]; broken: Refusal[] | null; gap: Gap | null }

/** Asks one rule about the paid lines of a cart. Windows are half-open. */
export const firingOf = (rule: FreeProductRule, cart: FreeProductCart): Firing => {
  const idle = { rule, times: 0, variants: [], broken: null, gap: null }
  const out = notInForce(rule, cart.at)
  if (out) {
    return { ...idle, reasons: [out] }
  }
  const evaluation = freeProductConditions.evaluate(rule.conditions, cart)
  if (evaluation.broken) {
    return { ...idle, reasons: evaluation.reasons, broken: evaluation.broken.map((refusal) => ({ ...refusal, path: ["conditions", refusal.path].filter(Boolean).join(".") })) }
  }
  const occurrences = occurrencesOf(rule, cart)
  if (!evaluation.met) {
    return { ...idle, reasons: [...evaluation.reasons, ...(occurrences.reason ? [occurrences.reason] : [])], gap: forAll([gapOf(evaluation.tree), gapToFirst(occurrences)]) }
  }
  const { times, variants, reason, next } = occurrences
  return { rule, times, variants, reasons: reason ? [reason] : [], broken: null, gap: next }
}

/** Whether a rule may fire: the short way, for the thousands that do not. False where {@link firingOf} answers 0 times. */
export const mayFire = (rule: FreeProductRule, cart: FreeProductCart): boolean =>
  !notInForce(rule, cart.at) && freeProductConditions.mayBeMet(rule.conditions, cart) && occurrencesOf(rule, cart).times > 0

const notInForce = ({ status, starts_at, ends_at }: FreeProductRule, at: Date): Reason | null => {
  if (status !== "active") {
    return { path: "status", condition: null, code: "not_active", details: { status } }
  }
  if (starts_at && at < starts_at) {
    return { path: "starts_at", condition: null, code: "not_started", details: { starts_at: starts_at.toISOString() } }
  }
  return ends_at && at >= ends_at ? { path: "ends_at", condition: null, code: "ended", details: { ends_at: ends_at.toISOString() } } : null
}
