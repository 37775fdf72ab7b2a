import { Badge } from "@medusajs/ui"
import type { PointsOwner } from "../../../types/reward-points"
import { usePointsWords } from "../../hooks/use-points-words"

const colors = { customer: "grey", company: "blue", erased: "red" } as const

/** Whether points are a person's or a company's, or nobody's any more. */
export const OwnerKindBadge = ({ owner }: { owner: PointsOwner | null }) => {
  const { t } = usePointsWords()
  const kind = owner?.type ?? "erased"
  return (
    <Badge size="2xsmall" color={colors[kind]}>
      {t(`points.owner.kinds.${kind}`)}
    </Badge>
  )
}
