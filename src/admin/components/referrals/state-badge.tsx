import { StatusBadge } from "@medusajs/ui"
import type { ReferralState } from "../../../types/referrals"
import { useWords } from "../../hooks/use-words"
import { referralStateColor } from "../../lib/referral-state"

/** How far a referral came. */
export const ReferralStateBadge = ({ state }: { state: ReferralState }) => {
  const { t } = useWords()
  return <StatusBadge color={referralStateColor[state]}>{t(`referrals.states.${state}`)}</StatusBadge>
}
