import { useLadder, useMember, useOccasion } from "../../hooks/use-loyalty-levels"
import { useWords } from "../../hooks/use-words"
import type { LevelOwner } from "../../lib/loyalty-api"

type Page = "ladders" | "members" | "occasions" | "grants"

/** The way back from everything below a page. */
export const LoyaltyBreadcrumb = ({ page }: { page: Page }) => {
  const { t } = useWords()
  return <span>{t(page === "ladders" ? "levels.title" : `levels.pages.${page}`)}</span>
}

/** The ladder's name above its page, on one line. */
export const LadderBreadcrumb = ({ id }: { id: string | undefined }) => <span className={oneLine}>{useLadder(id).data?.name ?? ""}</span>

/** The occasion's name above its page, on one line. */
export const OccasionBreadcrumb = ({ id }: { id: string | undefined }) => <span className={oneLine}>{useOccasion(id).data?.name ?? ""}</span>

/** The member's name above the page, on one line. */
export const MemberBreadcrumb = ({ owner }: { owner: LevelOwner }) => {
  const { data } = useMember(owner)
  return <span className={oneLine}>{data?.owner.name ?? data?.owner.email ?? ""}</span>
}

const oneLine = "block max-w-48 truncate sm:max-w-96"
