import { Badge, StatusBadge } from "@medusajs/ui"
import type { AdminMoveIn } from "../../../types/move-in"
import { useMoveInWords } from "../../hooks/use-move-in-words"

const colors = { running: "blue", done: "green", failed: "red" } as const

/** How far a run is. */
export const MoveInStatusBadge = ({ status }: Pick<AdminMoveIn, "status">) => {
  const { t } = useMoveInWords()
  return <StatusBadge color={colors[status]}>{t(`moveIn.status.${status}`)}</StatusBadge>
}

/** Whether a run only looked. */
export const MoveInModeBadge = ({ mode }: Pick<AdminMoveIn, "mode">) => {
  const { t } = useMoveInWords()
  return (
    <Badge size="2xsmall" color={mode === "apply" ? "purple" : "grey"}>
      {t(`moveIn.modes.${mode}`)}
    </Badge>
  )
}
