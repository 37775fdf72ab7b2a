import { useWords } from "../../hooks/use-words"
import { usePointsAccount } from "../../hooks/use-points-accounts"
import { usePointsWords } from "../../hooks/use-points-words"
import { useEarningRule } from "../../hooks/use-points-rules"

type Page = "accounts" | "earning-rules" | "preview" | "reports" | "data" | "settings"

/** The way back from everything below a page. */
export const PointsBreadcrumb = ({ page }: { page: Page }) => {
  const { t } = useWords()
  return <span>{t(page === "accounts" ? "points.title" : `points.pages.${page}`)}</span>
}

/** The owner's name above the account's page, on one line. */
export const AccountBreadcrumb = ({ id }: { id: string | undefined }) => {
  const { owner } = usePointsWords()
  const { data } = usePointsAccount(id)
  return <span className={oneLine}>{data ? owner(data.account.owner) : ""}</span>
}

/** The rule's name above its page, on one line. */
export const EarningRuleBreadcrumb = ({ id }: { id: string | undefined }) => {
  const { data } = useEarningRule(id)
  return <span className={oneLine}>{data?.name ?? ""}</span>
}

const oneLine = "block max-w-48 truncate sm:max-w-96"
