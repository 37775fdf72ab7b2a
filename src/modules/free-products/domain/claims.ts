/** Free pieces that are claimed against a rule's limits: what is left, and from when on a period counts. */
import { startOf, type TimeZone } from "../../../shared/calendar"
import type { Left } from "./free-product-cart"
import type { FreeProductRule } from "./free-product-rule"

type Limited = Pick<FreeProductRule, "limits">

/**
 * Free pieces that a rule gave or that are claimed by completions under way, less what came back.
 *
 * @property owner To this customer or company, since {@link countedFrom}
 * @property total In all
 */
export type Used = { owner: number; total: number }

/** From when on an owner's pieces count: the first moment of the period in the shop's calendar; null: ever, or there is no such limit. */
export const countedFrom = ({ limits }: Limited, at: Date, time_zone: TimeZone): Date | null => {
  const period = limits.per_owner?.period
  return period && period !== "ever" ? startOf(period, at, time_zone) : null
}

/** Whether claims of a rule have to be counted at all; the limit of an order counts nothing that was before. */
export const isCounted = ({ limits }: Limited): boolean => limits.per_owner !== null || limits.total !== null

/** What a rule may still give; never below zero, also where a limit was lowered after it was used. */
export const leftOf = ({ limits }: Limited, used: Used): Left => ({
  owner: limits.per_owner && remaining(limits.per_owner.pieces, used.owner),
  total: limits.total === null ? null : remaining(limits.total, used.total),
})

/** Why a claim of so many pieces is more than what is left, and by how many; null where it fits. Asked under the lock of the rule. */
export const excessOf = (left: Left, pieces: number): { reason: "limit_per_owner" | "limit_total"; missing: number } | null => {
  const limits = [
    { reason: "limit_per_owner" as const, missing: left.owner === null ? 0 : pieces - left.owner },
    { reason: "limit_total" as const, missing: left.total === null ? 0 : pieces - left.total },
  ]
  const tightest = limits.reduce((a, b) => (b.missing > a.missing ? b : a))
  return tightest.missing > 0 ? tightest : null
}

const remaining = (limit: number, used: number): number => Math.max(0, limit - used)
