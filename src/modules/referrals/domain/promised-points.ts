/** What an advocate may look forward to. Pure. */
import { amount } from "../../../shared/money"
import { ratioOf } from "../../../shared/ratio"
import type { ReferralTerms } from "./program"
import { dueRewards } from "./settle"

/** The friend's first order as it is noted on the referral: net, after what was undone. */
type NotedOrder = { net: string | null; currency_code: string | null }

/** Points that a friend's order brings the advocate as it stands; null: it brings none, or something else. */
export const promisedPoints = (terms: ReferralTerms, { net, currency_code }: NotedOrder): number | null => {
  const { advocate } = terms
  if (advocate.kind !== "points") {
    return null
  }
  if (advocate.amount.type === "fixed") {
    return advocate.amount.points
  }
  if (net === null || currency_code === null) {
    return null
  }
  const worth = ratioOf(amount(net))
  const reward = dueRewards(terms, { net: worth, full: worth, currency_code }, "customer").advocate
  return reward?.kind === "points" ? reward.points : null
}
