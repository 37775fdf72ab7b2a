import type { AdminPointsProgramSettings } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"
import { inkOn } from "../../lib/ink-on"
import { badgeText } from "../../lib/points-settings"

type PointsBadgeProps = { badge: Pick<AdminPointsProgramSettings["badge"], "text" | "colour">; name: string }

const example = 120

/** The badge as a storefront draws it, with an example's number of points. */
export const PointsBadge = ({ badge, name }: PointsBadgeProps) => {
  const { number } = useWords()
  return (
    <span
      className="txt-compact-small-plus inline-flex max-w-full items-center rounded-full px-2.5 py-1"
      style={{ color: inkOn(badge.colour), backgroundColor: badge.colour }}
    >
      <span className="truncate">{badgeText(badge.text, number(example), name)}</span>
    </span>
  )
}
