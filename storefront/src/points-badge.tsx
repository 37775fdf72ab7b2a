"use client"

import type { CSSProperties, ReactElement } from "react"
import { fillLabel } from "./labels.ts"
import { pointsName, type PointsBadgePlace, type PointsProgram } from "./points.ts"

/** Properties of `PointsBadge`. */
export interface PointsBadgeProps {
  /** Text, colour and places; nothing is shown while it is not known. */
  program: PointsProgram | null | undefined
  /** How many points are earned here: of `useEarnablePoints`, or `earns.points` of a cart. Nothing is shown for none. */
  points: number | null | undefined
  /** Where the badge stands: the shop decides in which places there are any. */
  place: PointsBadgePlace
  /** True for who is not logged in: reads the text for guests, or nothing. */
  guest?: boolean
  /** BCP 47; "en" unless given. */
  locale?: string
  className?: string
}

/** "Earn 120 points", in the words and the colour that the shop has set. */
export function PointsBadge({ program, points, place, guest = false, locale, className }: PointsBadgeProps): ReactElement | null {
  const text = guest ? program?.guest_text : program?.badge.text
  if (!program || !text || !points || points < 0 || !program.badge.places.includes(place)) {
    return null
  }
  const { colour } = program.badge
  const style: CSSProperties & Record<`--${string}`, string> = {
    "--points-badge-colour": colour,
    "--points-badge-ink": inkOn(colour),
  }
  return (
    <span className={["points-badge", className].filter(Boolean).join(" ")} style={style}>
      {fillLabel(text, { points: new Intl.NumberFormat(locale ?? "en").format(points), name: pointsName(program, points) })}
    </span>
  )
}

/** Black or white, whichever is easier to read on a colour such as `#0f766e` (WCAG contrast). */
export function inkOn(colour: string): "#000000" | "#ffffff" {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? "#ffffff" : "#000000"
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
