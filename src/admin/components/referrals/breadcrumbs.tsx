import { useReferral } from "../../hooks/use-referrals"
import { useReferralWords } from "../../hooks/use-referral-words"

type Page = "referrals" | "review" | "advocates" | "reports" | "settings"

/** The way back from everything below a page. */
export const ReferralsBreadcrumb = ({ page }: { page: Page }) => {
  const { t } = useReferralWords()
  return <span>{t(page === "referrals" ? "referrals.title" : `referrals.pages.${page}`)}</span>
}

/** The friend's name above the referral's page, on one line. */
export const ReferralBreadcrumb = ({ id }: { id: string | undefined }) => {
  const { friend } = useReferralWords()
  const { data } = useReferral(id)
  return <span className="block max-w-48 truncate sm:max-w-96">{data ? friend(data.friend) : ""}</span>
}
