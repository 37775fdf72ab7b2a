import type { AdminReferralProgramSettings } from "../../../types/referrals"
import { problemOfWhole, wholeOf } from "../points-number"
import { problemsOfPositiveAmounts, someAmountsOf, type TypedAmounts } from "../typed-amounts"
import { amountDecimals } from "../typed-discount"
import type { ReferralSectionForm } from "./section"

export const qualifyingEvents = ["order_placed", "payment_captured", "order_fulfilled", "order_completed"] as const satisfies readonly AdminReferralProgramSettings["qualifies_at"][]
export const undoings = ["proportional", "whole"] as const satisfies readonly AdminReferralProgramSettings["when_undone"][]

export type ReferralCountingDraft = Pick<AdminReferralProgramSettings, "qualifies_at" | "when_undone"> & {
  minimum_order: TypedAmounts
  claim_days: string
  holding_days: string
}

/** When a friend counts, when the advocate is rewarded, and what an undone order takes back. */
export const referralCountingForm: ReferralSectionForm<ReferralCountingDraft> = {
  fields: ["minimum_order", "qualifies_at", "claim_days", "holding_days", "when_undone"],
  read: ({ minimum_order, qualifies_at, claim_days, holding_days, when_undone }) => ({
    minimum_order: minimum_order ?? {},
    qualifies_at,
    claim_days: String(claim_days),
    holding_days: String(holding_days),
    when_undone,
  }),
  write: ({ minimum_order, claim_days, holding_days, ...rest }) => ({
    ...rest,
    minimum_order: someAmountsOf(minimum_order),
    claim_days: wholeOf(claim_days),
    holding_days: wholeOf(holding_days),
  }),
  check: ({ minimum_order, claim_days, holding_days }) => [
    ...problemsOfPositiveAmounts("minimum_order", minimum_order, amountDecimals),
    ...problemOfWhole("claim_days", claim_days, { least: 1, most: 3660 }),
    ...problemOfWhole("holding_days", holding_days, { least: 0, most: 3660 }),
  ],
}
