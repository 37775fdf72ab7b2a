import { Text, clx } from "@medusajs/ui"
import type { CSSProperties } from "react"
import type { AdminLadder, AdminLevel } from "../../../types/loyalty-levels"
import { useLoyaltyWords } from "../../hooks/use-loyalty-words"

type LadderPictureProps = {
  ladder: Pick<AdminLadder, "levels" | "match">
  /** Makes each step a button. */
  onChoose?: (level: AdminLevel) => void
  chosen?: string | null
}

/** The levels as steps that rise with their rank: colour, what they ask for, and how many stand there. */
export const LadderPicture = ({ ladder, onChoose, chosen }: LadderPictureProps) => {
  const { t } = useLoyaltyWords()
  const levels = [...ladder.levels].sort((one, other) => one.rank - other.rank)
  if (levels.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t("levels.ladder.noLevels")}
      </Text>
    )
  }
  return (
    <ol className="flex flex-col-reverse gap-2 px-6 py-4 md:flex-row md:items-end md:gap-3">
      {levels.map((level, index) => (
        <li key={level.id} className="min-w-0 flex-1">
          <Step level={level} match={ladder.match} height={index / Math.max(1, levels.length - 1)} onChoose={onChoose} chosen={chosen === level.id} />
        </li>
      ))}
    </ol>
  )
}

type StepProps = { level: AdminLevel; match: "all" | "any"; height: number; onChoose?: (level: AdminLevel) => void; chosen: boolean }

const risesBy = 72

const Step = ({ level, match, height, onChoose, chosen }: StepProps) => {
  const { t, thresholds, number } = useLoyaltyWords()
  const asked = thresholds(level.thresholds)
  const body = (
    <>
      <span aria-hidden className="bg-ui-fg-muted absolute inset-x-0 top-0 h-1.5" style={level.color ? { backgroundColor: level.color } : undefined} />
      <span className="txt-compact-medium-plus text-ui-fg-base flex min-w-0 items-baseline gap-x-2">
        {level.icon && <span aria-hidden>{level.icon}</span>}
        <span className="truncate">{level.name}</span>
      </span>
      <span className="txt-compact-small text-ui-fg-subtle flex flex-col gap-y-0.5">
        {asked.length === 0 && <span>{t("levels.ladder.asksNothing")}</span>}
        {asked.map((text, index) => (
          <span key={text} className="break-words">
            {index > 0 && `${t(`levels.match.joins.${match}`)} `}
            {text}
          </span>
        ))}
      </span>
      <span className="txt-compact-small-plus text-ui-fg-base">{t("levels.ladder.members", { count: level.member_count, members: number(level.member_count) })}</span>
    </>
  )
  const look = clx(
    "bg-ui-bg-component shadow-elevation-card-rest relative flex w-full flex-col justify-start gap-y-2 overflow-hidden rounded-lg px-4 pb-3 pt-4 text-left md:pb-[var(--rise)]",
    onChoose && "hover:bg-ui-bg-component-hover focus-visible:shadow-borders-focus outline-none",
    chosen && "ring-ui-border-interactive ring-2"
  )
  // Side by side they are steps; one above the other, on a phone, their order says the same.
  const style: CSSProperties & Record<`--${string}`, string> = { "--rise": `${12 + Math.round(height * risesBy)}px` }
  return onChoose ? (
    <button type="button" className={look} style={style} aria-pressed={chosen} onClick={() => onChoose(level)}>
      {body}
    </button>
  ) : (
    <div className={look} style={style}>
      {body}
    </div>
  )
}
