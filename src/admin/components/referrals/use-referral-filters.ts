import { createDataTableFilterHelper } from "@medusajs/ui"
import { useMemo } from "react"
import type { AdminReferral } from "../../../types/referrals"
import { useWords } from "../../hooks/use-words"
import { claimedSpans, referralStates } from "../../lib/referral-state"

const filter = createDataTableFilterHelper<AdminReferral>()

/** By state, and by how long ago it was claimed. */
export const useReferralFilters = () => {
  const { t } = useWords()
  return useMemo(
    () => [
      filter.accessor("state", {
        type: "multiselect",
        label: t("fields.status.label"),
        options: referralStates.map((value) => ({ value, label: t(`referrals.states.${value}`) })),
        searchable: false,
      }),
      filter.custom({
        id: "claimed",
        type: "radio",
        label: t("referrals.columns.claimed"),
        options: claimedSpans.map((value) => ({ value, label: t(`referrals.list.spans.${value}`) })),
      }),
    ],
    [t]
  )
}
