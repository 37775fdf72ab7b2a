import { useTranslation } from "react-i18next"
import type { AdminReferral, ReferralOwner, ReferralReason } from "../../types/referrals"
import { useLoyaltyWords } from "./use-loyalty-words"
import { usePointsWords } from "./use-points-words"

/** Translations and formats of referrals, in the language of the dashboard. */
export const useReferralWords = () => {
  const words = useLoyaltyWords()
  const { month, shortDay } = usePointsWords()
  const { i18n } = useTranslation()
  const { t, number } = words

  /** Why a referral is where it is. */
  const reason = (code: ReferralReason) => t(`referrals.reasons.${code}`)

  /** The advocate, also after the name was erased. */
  const advocate = ({ name, email }: Pick<ReferralOwner, "name" | "email">) => name || email || t("points.owner.erased")

  /** The friend as far as it is known: a guest who has not ordered yet is nobody with a name. */
  const friend = ({ name, email }: AdminReferral["friend"]) => name || email || t("referrals.people.unknown")

  /** Our words for a side of the programme; the backend says them in both languages. */
  const side = (of: { en: string; de: string }) => (i18n.language.startsWith("de") ? of.de : of.en)

  /** `0.125` as 12.5 %. */
  const percent = (share: number) => `${number(Number((share * 100).toFixed(1)))} %`

  return { ...words, month, shortDay, reason, advocate, friend, side, percent }
}
