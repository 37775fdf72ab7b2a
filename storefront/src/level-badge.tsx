"use client"

import type { CSSProperties, ReactElement } from "react"
import { fillLabel } from "./labels.ts"
import type { LoyaltyLevel } from "./loyalty.ts"
import { type LoyaltyLook, loyaltyWords } from "./loyalty-words.ts"
import { inkOn } from "./points-badge.tsx"

/** Properties of `LevelBadge`. */
export interface LevelBadgeProps extends LoyaltyLook {
  /** Nothing is shown where there is none, or while it is not known. */
  level: Pick<LoyaltyLevel, "name" | "color"> | null | undefined
  className?: string
}

/** The name of a level in its colour, for a header. Screen readers hear "Your level: Silver". */
export function LevelBadge({ level, className, ...look }: LevelBadgeProps): ReactElement | null {
  if (!level) {
    return null
  }
  const { labels } = loyaltyWords(look)
  return (
    <span className={["level-badge", className].filter(Boolean).join(" ")} style={levelStyle(level.color)} role="img" aria-label={fillLabel(labels.yourLevel, { level: level.name })}>
      {level.name}
    </span>
  )
}

/** The colour of a level, and black or white on it; nothing where the shop has set none. */
export function levelStyle(color: string | null): CSSProperties & Record<`--${string}`, string> {
  return color && /^#[0-9a-f]{6}$/i.test(color) ? { "--level-colour": color, "--level-ink": inkOn(color) } : {}
}
